package se.delaktig.personregister;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import se.delaktig.access.event.ActorId;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectId;

/** How what is erased is taken down beside the keys. */
final class ErasureList {
  private ErasureList() {}

  static String line(ProjectId project, PersonId person) {
    return Kind.PERSON.word + " " + Mongo.within(project.value(), person.value());
  }

  static String line(String ledger, ActorId actor) {
    return Kind.ACTOR.word + " " + Mongo.within(ledger, actor.value());
  }

  static String line(ProjectId project, String text) {
    return Kind.TEXT.word + " " + Mongo.within(project.value(), text);
  }

  static String file(ProjectId project, String file) {
    return Kind.FILE.word + " " + Mongo.within(project.value(), file);
  }

  /** What can be on the list, each by the word that its lines begin with. */
  enum Kind {
    PERSON("person"),
    ACTOR("actor"),
    TEXT("text"),
    FILE("file");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    private static Kind of(String word) {
      return Stream.of(values()).filter(kind -> kind.word.equals(word)).findFirst().orElseThrow();
    }
  }

  record Entry(Kind kind, String ledger, String id) {}

  static List<Entry> read(Collection<String> lines) {
    List<Entry> entries = new ArrayList<>();
    for (String line : lines) {
      String[] kindAndId = line.split(" ", 2);
      int bar = kindAndId[1].indexOf('|');
      entries.add(
          new Entry(
              Kind.of(kindAndId[0]),
              kindAndId[1].substring(0, bar),
              Mongo.withoutLedger(kindAndId[1])));
    }
    return entries;
  }
}
