package se.delaktig.hours.page;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;

/**
 * Parts hours session by session. Each leads to its page; for who may not see that and sees the
 * trail, to what the log has of it.
 */
@Component
public class HoursBySession {
  private final Gate gate;
  private final Fmt fmt;
  private final Words words;

  HoursBySession(Gate gate, Fmt fmt, Words words) {
    this.gate = gate;
    this.fmt = fmt;
    this.words = words;
  }

  /**
   * How some hours are parted.
   *
   * @param by the key of the part of an entry
   * @param names what a part is called
   * @param opens the page of a part; nothing where the reader may not see it
   */
  public record Parts(
      Function<CountedEntry, String> by,
      UnaryOperator<String> names,
      Function<String, Optional<String>> opens) {}

  /** The sessions of some hours, in the order in which they were held. */
  public Parts of(Sight sight, Collection<CountedEntry> entries) {
    boolean dialogue = gate.look(Query.DIALOGUE, sight.project().value()).isPresent();
    boolean training = gate.look(Query.TRAINING, sight.project().value()).isPresent();
    boolean trail = gate.look(Query.TRAIL, sight.project().value()).isPresent();
    Function<String, Optional<CountedEntry>> find =
        key -> entries.stream().filter(one -> session(one).equals(key)).findFirst();
    return new Parts(
        HoursBySession::session,
        key -> find.apply(key).map(this::held).orElse(key),
        key ->
            find.apply(key)
                .map(CountedEntry::entry)
                .flatMap(entry ->
                    page(
                            switch (entry.session().kind()) {
                              case WORKPLACE_DIALOGUE -> dialogue;
                              case PREPARAND_TRAINING -> training;
                            },
                            sight,
                            switch (entry.session().kind()) {
                              case WORKPLACE_DIALOGUE -> "/dialog/" + entry.session().id();
                              case PREPARAND_TRAINING ->
                                  "/utbildning/" + entry.session().id() + "/narvaro";
                            })
                        .or(() ->
                            page(
                                trail,
                                sight,
                                "/granskning?om=" + entry.session().id() + "#handelser"))));
  }

  private static Optional<String> page(boolean may, Sight sight, String page) {
    return may ? Optional.of("/projekt/" + sight.project() + page) : Optional.empty();
  }

  private static String session(CountedEntry one) {
    return one.entry().date() + " " + one.entry().start() + " " + one.entry().session().id();
  }

  private String held(CountedEntry one) {
    return words.say(
        "steering.session",
        words.say("steering.activity." + one.entry().session().kind()),
        fmt.date(one.entry().date()),
        fmt.clock(one.entry().start()));
  }
}
