package se.delaktig.personregister;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The sealed contents as JSON. The shapes may gain fields; none may change its meaning. */
final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  record Details(
      String givenName,
      String familyName,
      String number,
      @Nullable String email,
      @Nullable String phone,
      boolean protectedIdentity) {

    static Details of(PersonDetails details) {
      return new Details(
          details.givenName(),
          details.familyName(),
          details.number().digits(),
          details.email(),
          details.phone(),
          details.protectedIdentity());
    }

    PersonDetails details() {
      return new PersonDetails(
          givenName, familyName, PersonalNumber.unsealed(number), email, phone, protectedIdentity);
    }
  }

  /**
   * @param salt as hex digits
   */
  record Text(String text, String salt) {}

  record Actor(String displayName) {}

  static String write(Object content) {
    return MAPPER.writeValueAsString(content);
  }

  static <T> T read(String json, Class<T> type) {
    return MAPPER.readValue(json, type);
  }
}
