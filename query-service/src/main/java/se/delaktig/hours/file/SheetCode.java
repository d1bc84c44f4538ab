package se.delaktig.hours.file;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.ChecksumException;
import com.google.zxing.DecodeHintType;
import com.google.zxing.FormatException;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.WriterException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.image.BufferedImage;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectId;

/**
 * The code on a printed närvarorapport (QR), by which its scan finds back to its person, workplace
 * and month. It is a fingerprint of the three: whoever reads it learns nothing, and nothing has to
 * be kept of what was printed.
 *
 * @param value {@code NR1:} and 25 digits and capital letters
 */
public record SheetCode(String value) {
  private static final String MARK = "NR1:";
  private static final Pattern FORM = Pattern.compile("NR1:[0-9A-Z]{25}");
  private static final int BYTES = 16;
  private static final int LENGTH = 25;

  /** White around it, in squares; a reader needs them. */
  private static final int QUIET = 4;

  /** The code of a person's sheet. */
  public static SheetCode of(
      ProjectId project, PersonId person, WorkplaceId workplace, YearMonth month) {
    String about =
        String.join("|", "narvarorapport", project.value(), workplace.value(), person.value())
            + "|"
            + month;
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(about.getBytes(StandardCharsets.UTF_8));
      String digits =
          new BigInteger(1, Arrays.copyOf(hash, BYTES))
              .toString(Character.MAX_RADIX)
              .toUpperCase(Locale.ROOT);
      return new SheetCode(MARK + "0".repeat(LENGTH - digits.length()) + digits);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** How many squares a side has, the white around it among them. */
  public int side() {
    return matrix().getWidth() + 2 * QUIET;
  }

  /** Its dark squares as the path of an SVG that is as many units wide as {@link #side}. */
  public String path() {
    ByteMatrix matrix = matrix();
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < matrix.getHeight(); y++) {
      for (int x = 0; x < matrix.getWidth(); x++) {
        if (matrix.get(x, y) == 1) {
          path.append('M').append(x + QUIET).append(' ').append(y + QUIET).append("h1v1h-1z");
        }
      }
    }
    return path.toString();
  }

  private ByteMatrix matrix() {
    try {
      return Encoder.encode(value, ErrorCorrectionLevel.M).getMatrix();
    } catch (WriterException e) {
      throw new IllegalStateException("a code of 29 characters fits", e);
    }
  }

  /** The code on a scanned page, however it lies there; nothing where none of ours is found. */
  public static Optional<SheetCode> on(BufferedImage page) {
    int width = page.getWidth();
    int height = page.getHeight();
    int[] pixels = page.getRGB(0, 0, width, height, null, 0, width);
    try {
      String text =
          new QRCodeReader()
              .decode(
                  new BinaryBitmap(
                      new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))),
                  Map.of(DecodeHintType.TRY_HARDER, true))
              .getText();
      return FORM.matcher(text).matches() ? Optional.of(new SheetCode(text)) : Optional.empty();
    } catch (NotFoundException | ChecksumException | FormatException none) {
      return Optional.empty();
    }
  }
}
