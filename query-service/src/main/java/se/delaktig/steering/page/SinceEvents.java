package se.delaktig.steering.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.AccessWithdrawn;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.event.BudgetDecided;
import se.delaktig.budget.event.CostRecorded;
import se.delaktig.budget.event.CostReversed;
import se.delaktig.claims.event.ClaimDecided;
import se.delaktig.claims.event.ClaimPaid;
import se.delaktig.claims.event.ClaimReturned;
import se.delaktig.claims.event.ClaimSubmitted;
import se.delaktig.claims.event.MonthClosed;
import se.delaktig.claims.event.MonthReopened;
import se.delaktig.dialogue.event.DialogueSessionCorrected;
import se.delaktig.goals.event.GoalMeasured;
import se.delaktig.goals.event.SurveyAnswered;
import se.delaktig.hours.event.HoursDisputed;
import se.delaktig.kernel.event.EventVocabulary;
import se.delaktig.kernel.event.ProgrammeEvent;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Sentence;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.SmallGroups;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.placements.event.RecruitmentOutcomeRecorded;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.event.SourceConflictSettled;
import se.delaktig.steering.event.ActionAgreed;
import se.delaktig.steering.event.ActionSettled;
import se.delaktig.steering.event.ObservationMade;
import se.delaktig.steering.event.RoutineAdopted;
import se.delaktig.steering.event.SteeringDecisionRecorded;
import se.delaktig.steering.view.RecordedSince.Counts;
import se.delaktig.training.event.TrainingSessionCorrected;

/** Sentences on what has been recorded between two looks at a project; none where nothing was. */
@Component
class SinceEvents {
  private final Gate gate;
  private final Words words;
  private final Fmt fmt;

  SinceEvents(Gate gate, Words words, Fmt fmt) {
    this.gate = gate;
    this.words = words;
    this.fmt = fmt;
  }

  List<Sentence> corrections(String project, Counts counts) {
    return told(
        project,
        counts,
        new Said(
            "steering.since.corrected",
            DialogueSessionCorrected.class,
            TrainingSessionCorrected.class),
        new Said("steering.since.disputed", HoursDisputed.class));
  }

  /** To those who may not see them one by one, no number that could be somebody. */
  List<Sentence> outcomes(String project, Counts counts) {
    if (gate.look(Query.PLACEMENTS, project).filter(Sight::whole).isPresent()) {
      return told(
          project, counts, new Said("steering.since.outcomes", RecruitmentOutcomeRecorded.class));
    }
    return counts.of(RecruitmentOutcomeRecorded.class) >= SmallGroups.FEWEST
            && gate.look(Query.OUTCOMES, project).isPresent()
        ? List.of(Sentence.plain(words.say("steering.since.outcomes.several", SmallGroups.FEWEST)))
        : List.of();
  }

  /** How the accounts have gone on: months, claims and what was decided of the budget. */
  List<Sentence> accounts(String project, Counts counts) {
    return told(
        project,
        counts,
        new Said("steering.since.budget-decided", BudgetDecided.class),
        new Said("steering.since.closed", MonthClosed.class),
        new Said("steering.since.reopened", MonthReopened.class),
        new Said("steering.since.submitted", ClaimSubmitted.class),
        new Said("steering.since.returned", ClaimReturned.class),
        new Said("steering.since.decided", ClaimDecided.class),
        new Said("steering.since.paid", ClaimPaid.class));
  }

  /** What was measured and asked of the goals. */
  List<Sentence> goals(String project, Counts counts) {
    return told(
        project,
        counts,
        new Said("steering.since.measured", GoalMeasured.class),
        new Said("steering.since.surveyed", SurveyAnswered.class));
  }

  List<Sentence> rules(Sight then, Sight now, Counts counts) {
    List<RuleSet> decided = now.programme().rules();
    List<Sentence> sentences = new ArrayList<>();
    decided
        .subList(Math.min(then.programme().rules().size(), decided.size()), decided.size())
        .forEach(rules ->
            sentences.add(
                Sentence.plain(
                    words.say(
                        "steering.since.rules",
                        fmt.number(rules.version()),
                        fmt.date(rules.validFrom())))));
    sentences.addAll(
        told(
            now.project().value(),
            counts,
            new Said("steering.since.settled", SourceConflictSettled.class)));
    return sentences;
  }

  List<Sentence> organisations(Sight then, Sight now, Counts counts) {
    List<Sentence> sentences = new ArrayList<>();
    now.programme().places().organisations().values().stream()
        .filter(
            joined -> !then.programme().places().organisations().containsKey(joined.organisation()))
        .map(OrganisationJoined::name)
        .sorted()
        .forEach(name -> sentences.add(Sentence.plain(words.say("steering.since.joined", name))));
    sentences.addAll(
        told(
            now.project().value(),
            counts,
            new Said("steering.since.costs", CostRecorded.class),
            new Said("steering.since.reversed", CostReversed.class)));
    return sentences;
  }

  /** What the steering group's meetings and those who look on have brought. */
  List<Sentence> meetings(String project, Counts counts) {
    return told(
        project,
        counts,
        new Said("steering.since.decisions", SteeringDecisionRecorded.class),
        new Said("steering.since.agreed", ActionAgreed.class),
        new Said("steering.since.action-settled", ActionSettled.class),
        new Said("steering.since.observed", ObservationMade.class),
        new Said("steering.since.adopted", RoutineAdopted.class));
  }

  List<Sentence> access(String project, Counts counts) {
    return told(
        project,
        counts,
        new Said("steering.since.granted", AccessGranted.class),
        new Said("steering.since.withdrawn", AccessWithdrawn.class));
  }

  /**
   * A sentence that counts.
   *
   * @param key of its text
   * @param kinds of events, which it counts together
   */
  private record Said(String key, List<Class<? extends ProgrammeEvent>> kinds) {
    @SafeVarargs
    Said(String key, Class<? extends ProgrammeEvent>... kinds) {
      this(key, List.of(kinds));
    }
  }

  /**
   * Those sentences that have anything to count. They lead whoever may see the trail to just the
   * events that they count.
   */
  private List<Sentence> told(String project, Counts counts, Said... all) {
    boolean trail = gate.look(Query.TRAIL, project).filter(Sight::whole).isPresent();
    return Arrays.stream(all)
        .filter(said -> counts.of(said.kinds()) > 0)
        .map(said ->
            Sentence.linked(
                words.say(said.key(), counts.of(said.kinds())),
                trail ? trail(project, counts.after(), said.kinds()) : null))
        .toList();
  }

  private static String trail(
      String project, long after, List<Class<? extends ProgrammeEvent>> kinds) {
    return UriComponentsBuilder.fromPath("/projekt/" + project + "/granskning")
        .queryParam("efter", after)
        .queryParam(
            "slag", kinds.stream().map(kind -> EventVocabulary.stored(kind).value()).toList())
        .fragment("handelser")
        .build()
        .toUriString();
  }
}
