package se.delaktig.project.page;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Gate;
import se.delaktig.hours.event.CertificateKind;
import se.delaktig.hours.event.SignatureKind;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.FormCommands;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Views;
import se.delaktig.organisations.command.JoinOrganisation;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.project.command.DecideRuleSet;
import se.delaktig.project.command.PlanProject;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.file.PlanFile;
import se.delaktig.project.view.Programme;

/**
 * Sets a project up from its plan: the plan first, then the rules, then the organisations join.
 * Whatever has been done already is left alone, so that it can be sent again after a failure.
 */
@Component
class SettingUp {
  private static final int PREPARAND_MINUTES = 14 * 60;
  private static final int DIALOGUE_MINUTES = 5 * 60;

  private final Gate gate;
  private final CommandSender commands;
  private final CommandIds ids;
  private final Views views;
  private final Words words;

  SettingUp(Gate gate, CommandSender commands, CommandIds ids, Views views, Words words) {
    this.gate = gate;
    this.commands = commands;
    this.ids = ids;
    this.views = views;
    this.words = words;
  }

  /** The rules that a project begins with when nobody has said others; all of it is assumed. */
  RuleSet assumedRules(LocalDate from) {
    String why = words.say("project.rules.assumed-at-start");
    return rules(
        from, Stated.assumed(PREPARAND_MINUTES, why), Stated.assumed(DIALOGUE_MINUTES, why), why);
  }

  /** The same, with the minutes that somebody has stated. */
  RuleSet rules(LocalDate from, Stated<Integer> preparandMinutes, Stated<Integer> dialogueMinutes) {
    return rules(
        from, preparandMinutes, dialogueMinutes, words.say("project.rules.assumed-at-start"));
  }

  private RuleSet rules(
      LocalDate from,
      Stated<Integer> preparandMinutes,
      Stated<Integer> dialogueMinutes,
      String why) {
    return new RuleSet(
        1,
        from,
        words.say("project.rules.start"),
        preparandMinutes,
        dialogueMinutes,
        Stated.assumed(false, why),
        new RuleSet.HourValue(RuleSet.HourValue.Kind.BREAK_EVEN, null, why),
        Stated.assumed(RuleSet.Rounding.MINUTES, why),
        Stated.assumed(Set.of(SignatureKind.values()), why),
        Stated.assumed(Set.of(CertificateKind.values()), why),
        Stated.assumed(true, why),
        false);
  }

  /** What in a file contradicts the project as it stands: rules that were decided are kept. */
  FormErrors contradictions(PlanFile file, @Nullable Programme now) {
    FormErrors errors = FormErrors.none();
    List<RuleSet> decided = now == null ? List.of() : now.rules();
    for (int i = 0; i < Math.min(decided.size(), file.rules().size()); i++) {
      if (!decided.get(i).equals(file.rules().get(i))) {
        errors.add("fil", "project.rules.changed", i + 1);
      }
    }
    return errors;
  }

  /** Does it; nothing is wrong when it is done. */
  FormErrors apply(PlanFile file) {
    ProjectId project = file.project();
    Programme now = gate.programme(project.value()).orElse(null);
    FormErrors errors = contradictions(file, now);
    if (!errors.isEmpty()) {
      return errors;
    }
    long position = -1;
    for (ProgrammeCommand command : steps(file, now)) {
      UUID id =
          UUID.nameUUIDFromBytes(
              (ids.current() + command.toString()).getBytes(StandardCharsets.UTF_8));
      String name = ProgrammeCommand.nameOf(command.getClass());
      switch (commands.send(project.value(), name, command, id)) {
        case CommandSender.Sent sent -> position = Math.max(position, sent.position());
        case CommandSender.Refused refused -> {
          return FormErrors.of(refused);
        }
        case CommandSender.Unknown unknown -> {
          return FormErrors.of(unknown);
        }
      }
    }
    if (position >= 0) {
      views.await(position, FormCommands.PATIENCE);
    }
    return FormErrors.none();
  }

  private List<ProgrammeCommand> steps(PlanFile file, @Nullable Programme now) {
    ProjectId project = file.project();
    List<ProgrammeCommand> steps = new ArrayList<>();
    if (now == null || !file.plan().equals(now.plan())) {
      steps.add(new PlanProject(project, file.plan()));
    }
    int decided = now == null ? 0 : now.rules().size();
    List<RuleSet> rules =
        file.rules().isEmpty() && decided == 0
            ? List.of(assumedRules(file.plan().period().from()))
            : file.rules();
    rules.stream().skip(decided).forEach(set -> steps.add(new DecideRuleSet(project, set)));
    steps.addAll(toJoin(project, file.plan(), now));
    return steps;
  }

  /** The organisations of a plan that have not joined. */
  static List<JoinOrganisation> toJoin(
      ProjectId project, ProjectPlan plan, @Nullable Programme now) {
    return plan.organisations().stream()
        .filter(one ->
            now == null || !now.places().organisations().containsKey(new OrganisationId(one.id())))
        .map(one ->
            new JoinOrganisation(
                project,
                new OrganisationId(one.id()),
                one.name(),
                one.group(),
                one.number(),
                one.sector(),
                plan.period().from()))
        .toList();
  }
}
