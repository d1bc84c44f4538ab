package se.delaktig.kernel.page;

import java.util.List;

/**
 * What a word has to say on the start page. Each word may give one as a bean; what the visitor may
 * not see it leaves out itself.
 */
public interface StartPart {
  /** What is to be done by this visitor. */
  default List<Task> tasks(Visitor visitor, ProjectLine project) {
    return List.of();
  }

  /** What this visitor comes for most often, whether it is asked for now or not. */
  default List<Shortcut> shortcuts(Visitor visitor, ProjectLine project) {
    return List.of();
  }

  /** What is to be done by a visitor who has no project yet. */
  default List<Task> tasksWithoutProject(Visitor visitor) {
    return List.of();
  }

  /** Key figures, in order; the start page shows the first four of all. */
  default List<FigureCard> figures(Visitor visitor, ProjectLine project) {
    return List.of();
  }

  /** A chart worth a section of its own; its heading is a conclusion. */
  default List<Section> charts(Visitor visitor, ProjectLine project) {
    return List.of();
  }

  /** What happened last, newest first. */
  default List<Change> changes(Visitor visitor, ProjectLine project) {
    return List.of();
  }

  /**
   * A chart with its heading.
   *
   * @param heading the conclusion
   * @param text one or two sentences on how to read it
   */
  record Section(String heading, String text, Chart chart) {}
}
