package se.delaktig.steering.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
    List<Sentence> sentences = new ArrayList<>();
    say(
        sentences,
        "steering.since.corrected",
        project,
        counts,
        DialogueSessionCorrected.class,
        TrainingSessionCorrected.class);
    say(sentences, "steering.since.disputed", project, counts, HoursDisputed.class);
    return sentences;
  }

  /** To those who may not see them one by one, no number that could be somebody. */
  List<Sentence> outcomes(String project, Counts counts) {
    List<Sentence> sentences = new ArrayList<>();
    if (gate.look(Query.PLACEMENTS, project).filter(Sight::whole).isPresent()) {
      say(sentences, "steering.since.outcomes", project, counts, RecruitmentOutcomeRecorded.class);
    } else if (counts.of(RecruitmentOutcomeRecorded.class) >= SmallGroups.FEWEST
        && gate.look(Query.OUTCOMES, project).isPresent()) {
      sentences.add(
          Sentence.plain(words.say("steering.since.outcomes.several", SmallGroups.FEWEST)));
    }
    return sentences;
  }

  /** How the accounts have gone on: months, claims and what was decided of the budget. */
  List<Sentence> accounts(String project, Counts counts) {
    List<Sentence> sentences = new ArrayList<>();
    say(sentences, "steering.since.budget-decided", project, counts, BudgetDecided.class);
    say(sentences, "steering.since.closed", project, counts, MonthClosed.class);
    say(sentences, "steering.since.reopened", project, counts, MonthReopened.class);
    say(sentences, "steering.since.submitted", project, counts, ClaimSubmitted.class);
    say(sentences, "steering.since.returned", project, counts, ClaimReturned.class);
    say(sentences, "steering.since.decided", project, counts, ClaimDecided.class);
    say(sentences, "steering.since.paid", project, counts, ClaimPaid.class);
    return sentences;
  }

  /** What was measured and asked of the goals. */
  List<Sentence> goals(String project, Counts counts) {
    List<Sentence> sentences = new ArrayList<>();
    say(sentences, "steering.since.measured", project, counts, GoalMeasured.class);
    say(sentences, "steering.since.surveyed", project, counts, SurveyAnswered.class);
    return sentences;
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
    say(
        sentences,
        "steering.since.settled",
        now.project().value(),
        counts,
        SourceConflictSettled.class);
    return sentences;
  }

  List<Sentence> organisations(Sight then, Sight now, Counts counts) {
    String project = now.project().value();
    List<Sentence> sentences = new ArrayList<>();
    now.programme().places().organisations().values().stream()
        .filter(
            joined -> !then.programme().places().organisations().containsKey(joined.organisation()))
        .map(OrganisationJoined::name)
        .sorted()
        .forEach(name -> sentences.add(Sentence.plain(words.say("steering.since.joined", name))));
    say(sentences, "steering.since.costs", project, counts, CostRecorded.class);
    say(sentences, "steering.since.reversed", project, counts, CostReversed.class);
    return sentences;
  }

  /** What the steering group's meetings and those who look on have brought. */
  List<Sentence> meetings(String project, Counts counts) {
    List<Sentence> sentences = new ArrayList<>();
    say(sentences, "steering.since.decisions", project, counts, SteeringDecisionRecorded.class);
    say(sentences, "steering.since.agreed", project, counts, ActionAgreed.class);
    say(sentences, "steering.since.action-settled", project, counts, ActionSettled.class);
    say(sentences, "steering.since.observed", project, counts, ObservationMade.class);
    say(sentences, "steering.since.adopted", project, counts, RoutineAdopted.class);
    return sentences;
  }

  List<Sentence> access(String project, Counts counts) {
    List<Sentence> sentences = new ArrayList<>();
    say(sentences, "steering.since.granted", project, counts, AccessGranted.class);
    say(sentences, "steering.since.withdrawn", project, counts, AccessWithdrawn.class);
    return sentences;
  }

  /** Leads whoever may see the trail to just the events that are counted. */
  @SafeVarargs
  private void say(
      List<Sentence> sentences,
      String key,
      String project,
      Counts counts,
      Class<? extends ProgrammeEvent>... kinds) {
    int count = counts.of(kinds);
    if (count > 0) {
      sentences.add(Sentence.linked(words.say(key, count), trail(project, counts.after(), kinds)));
    }
  }

  @SafeVarargs
  private @Nullable String trail(
      String project, long after, Class<? extends ProgrammeEvent>... kinds) {
    return gate.look(Query.TRAIL, project)
        .filter(Sight::whole)
        .map(whole ->
            UriComponentsBuilder.fromPath("/projekt/" + project + "/granskning")
                .queryParam("efter", after)
                .queryParam(
                    "slag",
                    Arrays.stream(kinds)
                        .map(kind -> EventVocabulary.stored(kind).value())
                        .toArray())
                .fragment("handelser")
                .build()
                .toUriString())
        .orElse(null);
  }
}
