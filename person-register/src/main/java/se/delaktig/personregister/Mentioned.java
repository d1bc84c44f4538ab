package se.delaktig.personregister;

import java.util.List;

/**
 * Which of a project's free texts tell of somebody.
 *
 * @param surely how many tell who it is; they go when the person is erased
 * @param perhaps the ids of those that hold a given or family name by itself, and so may tell of
 *     somebody else
 */
public record Mentioned(int surely, List<String> perhaps) {
  public Mentioned {
    perhaps = List.copyOf(perhaps);
  }
}
