package se.delaktig.personregister;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * Who a person is. Surrounding blanks are dropped and letters brought to one form (NFC).
 *
 * @param givenName may be empty, but not together with the family name
 * @param familyName may be empty, but not together with the given name
 * @param protectedIdentity (skyddade personuppgifter) to be masked wherever no named right unmasks
 */
public record PersonDetails(
    String givenName,
    String familyName,
    PersonalNumber number,
    @Nullable String email,
    @Nullable String phone,
    boolean protectedIdentity) {

  public PersonDetails {
    givenName = tidy(givenName);
    familyName = tidy(familyName);
    email = tidyOrNone(email);
    phone = tidyOrNone(phone);
    if (givenName.isEmpty() && familyName.isEmpty()) {
      throw new IllegalArgumentException("a person has a name");
    }
  }

  /** Given name and family name with a space between. */
  public String fullName() {
    return (givenName + " " + familyName).strip();
  }

  PersonDetails asProtected() {
    return protectedIdentity
        ? this
        : new PersonDetails(givenName, familyName, number, email, phone, true);
  }

  PersonDetails asUnprotected() {
    return new PersonDetails(givenName, familyName, number, email, phone, false);
  }

  private static String tidy(String text) {
    return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
  }

  private static @Nullable String tidyOrNone(@Nullable String text) {
    return text == null || text.isBlank() ? null : tidy(text);
  }

  /** Tells nothing of the person, so that logs and errors cannot either. */
  @Override
  public String toString() {
    return "PersonDetails[masked]";
  }
}
