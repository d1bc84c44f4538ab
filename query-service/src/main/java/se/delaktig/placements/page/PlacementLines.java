package se.delaktig.placements.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import se.delaktig.organisations.event.WorkplaceAdded;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.organisations.policy.Places;
import se.delaktig.placements.event.PlacementEnded;
import se.delaktig.placements.event.RecruitmentOutcomeRecorded;
import se.delaktig.placements.view.Chain;

/** Steps as pages show them, in words. */
@Component
class PlacementLines {
  private final Words words;
  private final Fmt fmt;

  PlacementLines(Words words, Fmt fmt) {
    this.words = words;
    this.fmt = fmt;
  }

  /** A step in words. */
  record Line(String what, String where, String when, @Nullable String evidence) {}

  /** The steps of a placement, oldest first. */
  List<Line> of(Chain chain, Places places) {
    Chain.Link latest = chain.latest().orElse(null);
    return chain.links().stream().map(link -> line(link, link == latest, places)).toList();
  }

  private Line line(Chain.Link link, boolean latest, Places places) {
    RecruitmentOutcomeRecorded step = link.step();
    PlacementEnded ended = link.ended();
    String when =
        ended == null
            ? words.say(latest ? "placements.goes-on" : "placements.went-on", fmt.date(step.from()))
            : words.say(
                "placements.ended",
                fmt.date(step.from()),
                fmt.date(ended.lastDay()),
                words.say("placements.reason." + ended.reason()));
    return new Line(
        words.say("placements.step." + step.step()),
        place(step.workplace(), places),
        when,
        step.evidence() == null ? null : words.say("placements.evidence-is", step.evidence()));
  }

  private static String place(WorkplaceId id, Places places) {
    WorkplaceAdded workplace = places.workplaces().get(id);
    return workplace == null ? id.value() : workplace.name();
  }
}
