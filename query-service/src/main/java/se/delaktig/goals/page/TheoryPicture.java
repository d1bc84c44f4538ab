package se.delaktig.goals.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A theory of change as a picture: the steps stand under each other by how far on they are, and
 * lines lead from each, beside the boxes, down to those it is to lead to. As wide as a small phone,
 * so that its words are read there as they stand. Lengths are in the picture's own units.
 *
 * @param height how high it is; it is always {@link #WIDTH} wide
 */
public record TheoryPicture(List<Heading> headings, List<Box> boxes, List<Way> ways, int height) {
  public static final int WIDTH = 340;
  private static final int LEFT = 64;
  private static final int INNER = 12;
  private static final int LINE = 19;
  private static final int GAP = 10;
  private static final int HEADING = 30;
  private static final int LANE = 7;
  private static final int LANES = 7;
  private static final int ARROW = 6;
  private static final int LETTERS_IN_LINE = 34;

  /** What has come of a step stands in bold letters, which are wider. */
  private static final int BOLD_LETTERS_IN_LINE = 27;

  public int width() {
    return WIDTH;
  }

  /** What is drawn: how far on it is, in words; its own words, and what has come of it. */
  record Step(String id, String level, String words, String reached, List<String> leadsTo) {}

  /** How far on the steps below are. */
  public record Heading(String text, int y) {}

  /** A step's box, with its lines of text; the last is what has come of it. */
  public record Box(int x, int y, int width, int height, List<Text> lines) {}

  /** A line of text, from its left end. */
  public record Text(String text, int x, int y, boolean strong) {}

  /**
   * A line from a step to another.
   *
   * @param path along which it goes
   * @param head the points of its head
   */
  public record Way(String path, String head) {}

  /**
   * @param steps by how far on they are
   */
  static TheoryPicture of(List<Step> steps) {
    List<Heading> headings = new ArrayList<>();
    Map<String, Box> boxes = new HashMap<>();
    List<Box> drawn = new ArrayList<>();
    String level = "";
    int y = 0;
    for (Step step : steps) {
      if (!step.level().equals(level)) {
        level = step.level();
        headings.add(new Heading(level, y + HEADING - GAP));
        y += HEADING;
      }
      Box box = box(step, y);
      boxes.put(step.id(), box);
      drawn.add(box);
      y += box.height() + GAP;
    }
    return new TheoryPicture(headings, drawn, ways(steps, boxes), y);
  }

  private static Box box(Step step, int y) {
    List<Text> lines = new ArrayList<>();
    int at = y + LINE;
    for (String line : lines(step.words(), LETTERS_IN_LINE)) {
      lines.add(new Text(line, LEFT + INNER, at, false));
      at += LINE;
    }
    for (String line : lines(step.reached(), BOLD_LETTERS_IN_LINE)) {
      lines.add(new Text(line, LEFT + INNER, at, true));
      at += LINE;
    }
    return new Box(LEFT, y, WIDTH - LEFT - 1, at - LINE + INNER - y, lines);
  }

  private static List<Way> ways(List<Step> steps, Map<String, Box> boxes) {
    List<Way> ways = new ArrayList<>();
    int lane = 0;
    for (Step step : steps) {
      for (String to : step.leadsTo()) {
        Box from = boxes.get(step.id());
        Box next = boxes.get(to);
        if (from != null && next != null) {
          ways.add(way(from, next, LEFT - 2 * LANE - lane % LANES * LANE));
          lane++;
        }
      }
    }
    return ways;
  }

  /** Out to the left, down along a lane of its own, and in again. */
  private static Way way(Box from, Box to, int lane) {
    int out = from.y() + from.height() / 2;
    int in = to.y() + to.height() / 2;
    return new Way(
        "M" + LEFT + " " + out + "H" + lane + "V" + in + "H" + (LEFT - ARROW),
        LEFT
            + ","
            + in
            + " "
            + (LEFT - ARROW)
            + ","
            + (in - ARROW / 2)
            + " "
            + (LEFT - ARROW)
            + ","
            + (in + ARROW / 2));
  }

  /** Words on lines that fit a box. */
  static List<String> lines(String words, int letters) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words.split(" ")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > letters) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }
}
