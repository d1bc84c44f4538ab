package se.delaktig.kernel.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Finds out in which encoding a text was written. */
final class Encoding {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final int LOOKED_AT = 4_000;

  private Encoding() {}

  /** UTF-16 is looked for first, as its bytes are good Windows-1252 too; then strict UTF-8. */
  static String text(byte[] content) {
    String text = decoded(content);
    if (text.indexOf('\0') >= 0) {
      throw new UnreadableFileException("file.not-text");
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static String decoded(byte[] content) {
    if (begins(content, 0xFF, 0xFE) || noughts(content, 1)) {
      return new String(content, StandardCharsets.UTF_16LE);
    }
    if (begins(content, 0xFE, 0xFF) || noughts(content, 0)) {
      return new String(content, StandardCharsets.UTF_16BE);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException notUtf8) {
      return new String(content, WINDOWS);
    }
  }

  private static boolean begins(byte[] content, int first, int second) {
    return content.length >= 2 && (content[0] & 0xFF) == first && (content[1] & 0xFF) == second;
  }

  /** Whether most bytes at even (0) or odd (1) places are noughts, as in UTF-16 without a mark. */
  private static boolean noughts(byte[] content, int from) {
    int looked = 0;
    int found = 0;
    for (int i = from; i < Math.min(content.length, LOOKED_AT); i += 2) {
      looked++;
      found += content[i] == 0 ? 1 : 0;
    }
    return looked > 4 && found * 10 > looked * 7;
  }
}
