package se.delaktig.participants.file;

import java.util.List;
import java.util.Locale;

/** What a column of a staff list may hold, and the heads by which HR systems call it. */
public enum Column {
  PERSONAL_NUMBER(
      "personnummer",
      "personnr",
      "pnr",
      "persnr",
      "samordningsnummer",
      "personal number",
      "personid"),
  GIVEN_NAME("förnamn", "tilltalsnamn", "given name", "first name", "firstname"),
  FAMILY_NAME("efternamn", "family name", "last name", "lastname", "surname"),
  FULL_NAME("namn", "name", "anställd", "medarbetare", "fullständigt namn", "full name"),
  EMAIL(
      "e-post",
      "epost",
      "e-postadress",
      "epostadress",
      "mejl",
      "mail",
      "e-mail",
      "email",
      "e-post arbete"),
  ORGANISATION("arbetsgivare", "organisation", "företag", "bolag", "förvaltning", "employer"),
  WORKPLACE(
      "arbetsplats",
      "enhet",
      "avdelning",
      "arbetsställe",
      "anställningsställe",
      "organisationsenhet",
      "workplace",
      "unit",
      "placering"),
  GROUP("dialoggrupp", "grupp", "skift", "arbetslag", "group", "team"),
  FROM(
      "anställd från",
      "anställningsdatum",
      "från",
      "startdatum",
      "tillträde",
      "tillträdesdag",
      "fr.o.m.",
      "from",
      "anst.datum",
      "employed from");

  private final List<String> heads;

  Column(String... heads) {
    this.heads = List.of(heads);
  }

  boolean isCalled(String head) {
    String plain =
        head.strip().toLowerCase(Locale.ROOT).replaceAll("[*:]", "").replaceAll("[\\s_]+", " ");
    return heads.contains(plain.strip());
  }

  /** The key of its name in the message bundles. */
  public String key() {
    return "participants.column." + name();
  }
}
