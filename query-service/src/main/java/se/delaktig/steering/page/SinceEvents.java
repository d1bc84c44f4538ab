package se.delaktig.steering.page;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.AccessWithdrawn;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.event.CostRecorded;
import se.delaktig.budget.event.CostReversed;
import se.delaktig.dialogue.event.DialogueSessionCorrected;
import se.delaktig.hours.event.HoursDisputed;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.SmallGroups;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.placements.event.RecruitmentOutcomeRecorded;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.event.SourceConflictSettled;
import se.delaktig.steering.view.RecordedSince;
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

  List<String> corrections(RecordedSince.Counts counts) {
    List<String> sentences = new ArrayList<>();
    say(
        sentences,
        "steering.since.corrected",
        counts.of(DialogueSessionCorrected.class, TrainingSessionCorrected.class));
    say(sentences, "steering.since.disputed", counts.of(HoursDisputed.class));
    return sentences;
  }

  /** To those who may not see them one by one, no number that could be somebody. */
  List<String> outcomes(String project, RecordedSince.Counts counts) {
    int steps = counts.of(RecruitmentOutcomeRecorded.class);
    List<String> sentences = new ArrayList<>();
    if (gate.look(Query.PLACEMENTS, project).filter(Sight::whole).isPresent()) {
      say(sentences, "steering.since.outcomes", steps);
    } else if (steps >= SmallGroups.FEWEST && gate.look(Query.OUTCOMES, project).isPresent()) {
      sentences.add(words.say("steering.since.outcomes.several", SmallGroups.FEWEST));
    }
    return sentences;
  }

  List<String> rules(Sight then, Sight now, RecordedSince.Counts counts) {
    List<RuleSet> decided = now.programme().rules();
    List<String> sentences = new ArrayList<>();
    decided
        .subList(Math.min(then.programme().rules().size(), decided.size()), decided.size())
        .forEach(rules ->
            sentences.add(
                words.say(
                    "steering.since.rules",
                    fmt.number(rules.version()),
                    fmt.date(rules.validFrom()))));
    say(sentences, "steering.since.settled", counts.of(SourceConflictSettled.class));
    return sentences;
  }

  List<String> organisations(Sight then, Sight now, RecordedSince.Counts counts) {
    List<String> sentences = new ArrayList<>();
    now.programme().places().organisations().values().stream()
        .filter(
            joined -> !then.programme().places().organisations().containsKey(joined.organisation()))
        .map(OrganisationJoined::name)
        .sorted()
        .forEach(name -> sentences.add(words.say("steering.since.joined", name)));
    say(sentences, "steering.since.costs", counts.of(CostRecorded.class));
    say(sentences, "steering.since.reversed", counts.of(CostReversed.class));
    return sentences;
  }

  List<String> access(RecordedSince.Counts counts) {
    List<String> sentences = new ArrayList<>();
    say(sentences, "steering.since.granted", counts.of(AccessGranted.class));
    say(sentences, "steering.since.withdrawn", counts.of(AccessWithdrawn.class));
    return sentences;
  }

  private void say(List<String> sentences, String key, int count) {
    if (count > 0) {
      sentences.add(words.say(key, count));
    }
  }
}
