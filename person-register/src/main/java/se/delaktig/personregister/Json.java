package se.delaktig.personregister;

import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.delaktig.participants.event.PersonId;
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

  record Contact(
      @Nullable String account,
      @Nullable String email,
      @Nullable String mobile,
      String language,
      String code) {}

  /**
   * @param key what the content is sealed with, as hex digits
   * @param named the ids of the people that it names; absent where nobody said
   */
  record File(
      String key, String mediaType, String sha256, long bytes, @Nullable List<String> named) {
    static File of(SealedFile file, byte[] key, Collection<PersonId> named) {
      return new File(
          HexFormat.of().formatHex(key),
          file.mediaType(),
          file.sha256(),
          file.bytes(),
          named.stream().map(PersonId::value).toList());
    }

    /** The same file, known to name others. */
    File naming(Collection<PersonId> people) {
      return new File(key, mediaType, sha256, bytes, people.stream().map(PersonId::value).toList());
    }

    boolean names(PersonId person) {
      return named != null && named.contains(person.value());
    }

    Set<PersonId> people() {
      return named == null
          ? Set.of()
          : named.stream().map(PersonId::new).collect(Collectors.toUnmodifiableSet());
    }

    SealedFile file(String id) {
      return new SealedFile(id, mediaType, sha256, bytes);
    }

    byte[] keyBytes() {
      return HexFormat.of().parseHex(key);
    }
  }

  static String write(Object content) {
    return MAPPER.writeValueAsString(content);
  }

  static <T> T read(String json, Class<T> type) {
    return MAPPER.readValue(json, type);
  }
}
