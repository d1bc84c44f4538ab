package se.delaktig.kernel.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sentence whose figures lead to where they are explained; already in the reader's language.
 *
 * @param pieces its text in order, some of it links
 */
public record Sentence(List<Piece> pieces) {
  /** Stands around a figure's number while the sentence is put together; in no text. */
  private static final char MARK = '\uE000';

  private static final Pattern MARKED = Pattern.compile(MARK + "(\\d+)" + MARK);

  /**
   * A part of it.
   *
   * @param href where it leads; absent of mere text
   */
  public record Piece(String text, @Nullable String href) {}

  /**
   * A figure in a sentence.
   *
   * @param href where it is explained; absent where the reader has no page that explains it
   */
  public record Linked(String text, @Nullable String href) {}

  /** A sentence without links. */
  public static Sentence plain(String text) {
    return linked(text, null);
  }

  /**
   * A sentence that leads somewhere as a whole; to readers for whom there is no such place, not.
   */
  public static Sentence linked(String text, @Nullable String href) {
    return new Sentence(List.of(new Piece(text, href)));
  }

  /** What stands for a figure until the sentence is put together. */
  static String marked(int value) {
    return MARK + String.valueOf(value) + MARK;
  }

  /** A sentence in which figures are marked by their numbers among its values. */
  static Sentence of(String marked, Object... values) {
    List<Piece> pieces = new ArrayList<>();
    Matcher figure = MARKED.matcher(marked);
    int from = 0;
    while (figure.find()) {
      text(pieces, marked.substring(from, figure.start()));
      Linked linked = (Linked) values[Integer.parseInt(figure.group(1))];
      pieces.add(new Piece(linked.text(), linked.href()));
      from = figure.end();
    }
    text(pieces, marked.substring(from));
    return new Sentence(List.copyOf(pieces));
  }

  private static void text(List<Piece> pieces, String text) {
    if (!text.isEmpty()) {
      pieces.add(new Piece(text, null));
    }
  }
}
