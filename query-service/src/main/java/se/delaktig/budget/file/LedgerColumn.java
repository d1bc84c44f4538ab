package se.delaktig.budget.file;

import java.util.List;
import java.util.Locale;

/** What a column of a ledger may hold, and the heads by which bookkeeping programs call it. */
public enum LedgerColumn {
  SERIES("serie", "ver.serie", "verserie", "verifikationsserie", "series"),
  NUMBER(
      "verifikation",
      "verifikationsnummer",
      "vernr",
      "ver.nr",
      "ver nr",
      "verifikat",
      "ver",
      "verifikatnummer",
      "voucher",
      "voucher number"),
  FINANCIAL_YEAR("räkenskapsår", "bokföringsår", "år", "financial year"),
  ACCOUNT("konto", "kontonr", "kontonummer", "account"),
  ACCOUNT_NAME("kontonamn", "benämning", "account name"),
  DATE("datum", "bokföringsdatum", "verifikationsdatum", "bokfört", "verdatum", "date"),
  PAID("betald", "betaldatum", "betalningsdatum", "betald den", "paid"),
  AMOUNT("belopp", "summa", "saldo", "belopp kr", "amount"),
  VAT("moms", "momsbelopp", "vat"),
  SUPPLIER("leverantör", "motpart", "supplier"),
  TEXT("text", "verifikationstext", "beskrivning", "kommentar", "description"),
  CATEGORY("kostnadsslag", "category"),
  PROCUREMENT("upphandling", "diarienummer", "dnr", "procurement"),
  PROJECT("projekt", "projektkod", "projektnr", "aktivitet", "project");

  private final List<String> heads;

  LedgerColumn(String... heads) {
    this.heads = List.of(heads);
  }

  boolean isCalled(String head) {
    String plain =
        head.strip().toLowerCase(Locale.ROOT).replaceAll("[*:]", "").replaceAll("[\\s_]+", " ");
    return heads.contains(plain.strip());
  }
}
