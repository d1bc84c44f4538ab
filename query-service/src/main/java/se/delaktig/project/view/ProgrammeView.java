package se.delaktig.project.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.AccessEvent;
import se.delaktig.budget.event.BudgetEvent;
import se.delaktig.budget.event.StaffTimeRecorded;
import se.delaktig.claims.event.ClaimEvent;
import se.delaktig.dialogue.event.AttendeeIdentified;
import se.delaktig.dialogue.event.DialogueEvent;
import se.delaktig.dialogue.event.DialogueSessionCancelled;
import se.delaktig.dialogue.event.DialogueSessionCorrected;
import se.delaktig.dialogue.event.DialogueSessionLogged;
import se.delaktig.dialogue.event.DialogueSessionPlanned;
import se.delaktig.dialogue.event.MaterialAdded;
import se.delaktig.goals.event.GoalEvent;
import se.delaktig.hours.event.HoursEvent;
import se.delaktig.kernel.event.ProgrammeEvent;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.kernel.view.View;
import se.delaktig.organisations.event.OrganisationEvent;
import se.delaktig.participants.event.MaskEvent;
import se.delaktig.participants.event.ParticipantEvent;
import se.delaktig.participants.event.RecordEvent;
import se.delaktig.placements.event.PlacementEvent;
import se.delaktig.project.event.DocumentRequestEvent;
import se.delaktig.project.event.ProjectEvent;
import se.delaktig.project.event.ProjectPlanned;
import se.delaktig.project.event.RetentionDecided;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.event.RuleSetDecided;
import se.delaktig.project.event.SourceConflictSettled;
import se.delaktig.steering.event.SteeringEvent;
import se.delaktig.training.event.TrainingEvent;

/** The frame of each project, in one document. */
@Component
public class ProgrammeView implements View<Programme> {
  /** The id of a ledger's only document. */
  public static final String ONLY = "programme";

  @Override
  public String name() {
    return "programme";
  }

  @Override
  public Class<Programme> stateType() {
    return Programme.class;
  }

  @Override
  public Programme empty(String id) {
    return Programme.empty();
  }

  @Override
  public Set<String> touched(RecordedEvent recorded) {
    boolean frame =
        switch (recorded.event()) {
          case ProjectEvent e -> true;
          case OrganisationEvent e -> true;
          case AccessEvent e -> true;
          case DialogueEvent e -> e instanceof MaterialAdded;
          case ParticipantEvent e -> e instanceof RecordEvent;
          case MaskEvent e -> false;
          case TrainingEvent e -> false;
          case HoursEvent e -> false;
          case PlacementEvent e -> false;
          case BudgetEvent e -> e instanceof StaffTimeRecorded;
          case ClaimEvent e -> false;
          case GoalEvent e -> false;
          case SteeringEvent e -> false;
        };
    return frame ? Set.of(ONLY) : Set.of();
  }

  @Override
  public Programme after(Programme state, RecordedEvent recorded) {
    ProgrammeEvent event = recorded.event();
    return switch (event) {
      case ProjectEvent e -> after(state, e);
      case OrganisationEvent e -> state.with(state.places().after(e));
      case AccessEvent e -> state.with(state.grants().after(e));
      case DialogueEvent e -> after(state, e);
      case ParticipantEvent e ->
          e instanceof RecordEvent record ? state.with(state.records().after(record)) : state;
      case MaskEvent e -> state;
      case TrainingEvent e -> state;
      case HoursEvent e -> state;
      case PlacementEvent e -> state;
      case BudgetEvent e ->
          e instanceof StaffTimeRecorded time ? state.with(state.reported().after(time)) : state;
      case ClaimEvent e -> state;
      case GoalEvent e -> state;
      case SteeringEvent e -> state;
    };
  }

  private static Programme after(Programme state, ProjectEvent event) {
    return switch (event) {
      case ProjectPlanned e -> state.with(e.plan());
      case RetentionDecided e -> state;
      case DocumentRequestEvent e -> state;
      case RuleSetDecided e -> {
        List<RuleSet> rules = new ArrayList<>(state.rules());
        rules.add(e.rules());
        yield state.withRules(rules);
      }
      case SourceConflictSettled e -> {
        Map<String, String> settled = new HashMap<>(state.settled());
        settled.put(e.conflict(), e.chosen());
        yield state.withSettled(settled);
      }
    };
  }

  private static Programme after(Programme state, DialogueEvent event) {
    return switch (event) {
      case MaterialAdded added -> {
        List<MaterialAdded> materials = new ArrayList<>(state.materials());
        materials.removeIf(old -> old.material().equals(added.material()));
        materials.add(added);
        yield state.withMaterials(materials);
      }
      case DialogueSessionPlanned e -> state;
      case DialogueSessionLogged e -> state;
      case DialogueSessionCorrected e -> state;
      case DialogueSessionCancelled e -> state;
      case AttendeeIdentified e -> state;
    };
  }
}
