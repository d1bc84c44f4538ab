import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeSet;
import java.util.HexFormat;

/**
 * Makes the list of leaked passwords that the sign-in brings along, from a list with one a line:
 *
 * <pre>java build/LeakedPasswords.java LIST sign-in/src/main/resources/sign-in/leaked-passwords.bin</pre>
 *
 * <p>Of each that is long enough to be chosen, the first six bytes of the SHA-256 of its lower case in
 * the form NFKC, sorted. The words themselves are nobody's to read: some are names, and more are
 * curses.
 */
class LeakedPasswords {
  private static final int SHORTEST = 12;
  private static final int BYTES = 6;

  public static void main(String[] arguments) throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    TreeSet<String> hashes = new TreeSet<>();
    for (String line : new String(Files.readAllBytes(Path.of(arguments[0])), StandardCharsets.UTF_8).split("\r?\n")) {
      String plain = Normalizer.normalize(line.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
      if (plain.codePointCount(0, plain.length()) >= SHORTEST && plain.indexOf('\uFFFD') < 0) {
        hashes.add(HexFormat.of().formatHex(Arrays.copyOf(digest.digest(plain.getBytes(StandardCharsets.UTF_8)), BYTES)));
      }
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String hash : hashes) {
      all.write(HexFormat.of().parseHex(hash));
    }
    Files.write(Path.of(arguments[1]), all.toByteArray());
  }
}
