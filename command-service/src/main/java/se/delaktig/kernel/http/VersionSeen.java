package se.delaktig.kernel.http;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.http.Problems.FieldFault;

/**
 * A stream's version as HTTP has it: the number of its events as a strong entity tag, {@code "7"}.
 */
final class VersionSeen {
  private static final Pattern TAG = Pattern.compile("\"(0|[1-9][0-9]{0,17})\"");

  private VersionSeen() {}

  /**
   * What the sender has seen.
   *
   * @param ifMatch the header {@code If-Match}: one entity tag
   * @param ifNoneMatch the header {@code If-None-Match}: only {@code *}, for a stream that is to
   *     begin
   * @return absent if the sender does not say
   * @throws MalformedCommandException if a header is something else, or both are there
   */
  static @Nullable Long of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
    if (ifMatch != null && ifNoneMatch == null) {
      Matcher tag = TAG.matcher(ifMatch.trim());
      if (tag.matches()) {
        return Long.valueOf(tag.group(1));
      }
      throw malformed("If-Match");
    }
    if (ifNoneMatch != null) {
      if (ifMatch == null && ifNoneMatch.trim().equals("*")) {
        return 0L;
      }
      throw malformed("If-None-Match");
    }
    return null;
  }

  static String tag(long version) {
    return "\"" + version + "\"";
  }

  private static MalformedCommandException malformed(String header) {
    return new MalformedCommandException(
        "command.version-malformed", List.of(new FieldFault(header, "command.version-malformed")));
  }
}
