package se.delaktig.goals.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.page.AsOfPages;
import se.delaktig.access.policy.Decision;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.goals.command.PlanSurvey;
import se.delaktig.goals.command.RecordSurveyAnswers;
import se.delaktig.goals.event.SurveyAnswered.Round;
import se.delaktig.goals.event.SurveyPlanned;
import se.delaktig.goals.event.SurveyPlanned.Question;
import se.delaktig.goals.view.SurveyReader;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Views;
import se.delaktig.participants.page.Forms;

/** What is asked before and after, and how the answers have moved. */
@Controller
@RequestMapping("/projekt/{project}/enkater")
class SurveysController {
  private static final Duration WAIT = Duration.ofSeconds(2);
  private static final int QUESTIONS_IN_FORM = 6;
  private static final int FEWEST_STEPS = 2;
  private static final int MOST_STEPS = 10;

  private final Gate gate;
  private final SurveyReader surveys;
  private final SurveyCards cards;
  private final AsOfPages asOf;
  private final CommandSender commands;
  private final CommandIds ids;
  private final Views views;
  private final ProgrammeClock clock;
  private final Words words;

  SurveysController(
      Gate gate,
      SurveyReader surveys,
      SurveyCards cards,
      AsOfPages asOf,
      CommandSender commands,
      CommandIds ids,
      Views views,
      ProgrammeClock clock,
      Words words) {
    this.gate = gate;
    this.surveys = surveys;
    this.cards = cards;
    this.asOf = asOf;
    this.commands = commands;
    this.ids = ids;
    this.views = views;
    this.clock = clock;
    this.words = words;
  }

  @GetMapping
  String all(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable String hande,
      @RequestParam(required = false) @Nullable String kant,
      Model model) {
    Sight sight = asOf.at(gate.see(Query.GOALS, project), hande, kant, model);
    List<SurveyCards.Card> all = surveys.of(sight).stream().map(cards::of).toList();
    model.addAttribute("base", base(project));
    model.addAttribute("goals", "/projekt/" + project + "/mal");
    model.addAttribute("surveys", all);
    model.addAttribute("mayPlan", Forms.may(sight, PlanSurvey.class));
    model.addAttribute("mayRecord", Forms.may(sight, RecordSurveyAnswers.class));
    return "goals/surveys";
  }

  @GetMapping("/ny")
  String planForm(@PathVariable String project, Model model) {
    return planForm(toWrite(project, PlanSurvey.class), model, FormErrors.none());
  }

  private String planForm(Sight sight, Model model, FormErrors errors) {
    model.addAttribute("base", base(sight.project().value()));
    model.addAttribute("errors", errors);
    model.addAttribute("numbers", IntStream.rangeClosed(1, QUESTIONS_IN_FORM).boxed().toList());
    model.addAttribute(
        "scales",
        IntStream.rangeClosed(FEWEST_STEPS, MOST_STEPS)
            .mapToObj(Integer::toString)
            .map(steps -> new Choice(steps, steps))
            .toList());
    return "goals/survey-plan";
  }

  @PostMapping("/ny")
  String plan(
      @PathVariable String project,
      @RequestParam Map<String, String> typed,
      HttpServletResponse response,
      Model model) {
    Sight sight = toWrite(project, PlanSurvey.class);
    FormErrors errors = FormErrors.none();
    String name = typed.getOrDefault("namn", "").strip();
    errors.label("namn", words.say("goals.survey.name")).demand("namn", !name.isEmpty());
    List<PlanSurvey.Question> questions = questions(typed, errors);
    if (questions.isEmpty() && errors.isEmpty()) {
      errors.label("fraga-1", words.say("goals.survey.words")).demand("fraga-1", false);
    }
    if (!errors.isEmpty()) {
      return again(response, planForm(sight, model, errors));
    }
    FormErrors refused =
        send(
            sight,
            new PlanSurvey(sight.project(), name, questions),
            Map.of("name", "namn", "questions", "fraga-1"));
    return refused.isEmpty()
        ? "redirect:" + base(project)
        : again(response, planForm(sight, model, refused));
  }

  /** The questions that are begun; one that is left empty is none. */
  private List<PlanSurvey.Question> questions(Map<String, String> typed, FormErrors errors) {
    List<PlanSurvey.Question> questions = new ArrayList<>();
    for (int i = 1; i <= QUESTIONS_IN_FORM; i++) {
      String asked = typed.getOrDefault("fraga-" + i, "").strip();
      String lowest = typed.getOrDefault("lagst-" + i, "").strip();
      String highest = typed.getOrDefault("hogst-" + i, "").strip();
      if (asked.isEmpty() && lowest.isEmpty() && highest.isEmpty()) {
        continue;
      }
      Optional<Integer> steps = Typed.whole(typed.get("steg-" + i));
      demand(errors, "fraga-" + i, "goals.survey.words", i, !asked.isEmpty());
      demand(errors, "lagst-" + i, "goals.survey.lowest", i, !lowest.isEmpty());
      demand(errors, "hogst-" + i, "goals.survey.highest", i, !highest.isEmpty());
      demand(errors, "steg-" + i, "goals.survey.scale", i, steps.isPresent());
      questions.add(new PlanSurvey.Question(asked, lowest, highest, steps.orElse(0)));
    }
    return questions;
  }

  private void demand(FormErrors errors, String field, String label, int question, boolean there) {
    errors
        .label(field, words.say("goals.survey.of-question", question, words.say(label)))
        .demand(field, there);
  }

  @GetMapping("/{number}/svar")
  String answersForm(@PathVariable String project, @PathVariable String number, Model model) {
    Sight sight = toWrite(project, RecordSurveyAnswers.class);
    return answersForm(sight, planned(sight, number), model, FormErrors.none());
  }

  private String answersForm(Sight sight, SurveyPlanned planned, Model model, FormErrors errors) {
    model.addAttribute("base", base(sight.project().value()));
    model.addAttribute("errors", errors);
    model.addAttribute("survey", planned);
    model.addAttribute("today", clock.today());
    model.addAttribute("invented", sight.programme().planned().invented());
    model.addAttribute("rounds", Choice.all(Round.class, "goals.survey.round", words));
    model.addAttribute(
        "asked",
        IntStream.rangeClosed(1, planned.questions().size())
            .mapToObj(i -> new Asked(i, planned.questions().get(i - 1)))
            .toList());
    return "goals/survey-answers";
  }

  /** A question with its number, from 1. */
  record Asked(int number, Question question) {
    /** The steps of its scale, from 1. */
    public List<Integer> steps() {
      return IntStream.rangeClosed(1, question.steps()).boxed().toList();
    }
  }

  @PostMapping("/{number}/svar")
  String answers(
      @PathVariable String project,
      @PathVariable String number,
      @RequestParam Map<String, String> typed,
      HttpServletResponse response,
      Model model) {
    Sight sight = toWrite(project, RecordSurveyAnswers.class);
    SurveyPlanned planned = planned(sight, number);
    FormErrors errors = FormErrors.none();
    Optional<Round> round = Typed.one(Round.class, typed.get("omgang"));
    Optional<LocalDate> on = Typed.date(typed.get("dag"));
    Optional<Integer> asked = Typed.whole(typed.get("tillfragade")).filter(people -> people > 0);
    errors.label("omgang", words.say("goals.survey.round")).demand("omgang", round.isPresent());
    errors.label("dag", words.say("goals.survey.on")).demand("dag", on.isPresent());
    errors
        .label("tillfragade", words.say("goals.survey.asked"))
        .demand("tillfragade", asked.isPresent());
    List<RecordSurveyAnswers.Answers> answers = answers(planned, typed, errors);
    if (!errors.isEmpty()) {
      return again(response, answersForm(sight, planned, model, errors));
    }
    FormErrors refused =
        send(
            sight,
            new RecordSurveyAnswers(
                sight.project(),
                planned.survey(),
                round.orElseThrow(),
                on.orElseThrow(),
                asked.orElseThrow(),
                answers,
                sight.programme().planned().invented()),
            Map.of("on", "dag", "asked", "tillfragade", "answers", "svar-1-1", "round", "omgang"));
    return refused.isEmpty()
        ? "redirect:" + base(project)
        : again(response, answersForm(sight, planned, model, refused));
  }

  /** What is typed at each step; nothing is none. */
  private List<RecordSurveyAnswers.Answers> answers(
      SurveyPlanned planned, Map<String, String> typed, FormErrors errors) {
    List<RecordSurveyAnswers.Answers> answers = new ArrayList<>();
    for (int i = 1; i <= planned.questions().size(); i++) {
      List<Integer> counts = new ArrayList<>();
      for (int step = 1; step <= planned.questions().get(i - 1).steps(); step++) {
        String field = "svar-" + i + "-" + step;
        String text = typed.getOrDefault(field, "").strip();
        Optional<Integer> count =
            text.isEmpty() ? Optional.of(0) : Typed.whole(text).filter(number -> number >= 0);
        if (count.isEmpty()) {
          errors
              .label(field, words.say("goals.survey.count.of", i, step))
              .add(field, "problem.field.malformed");
        }
        counts.add(count.orElse(0));
      }
      answers.add(new RecordSurveyAnswers.Answers(counts));
    }
    return answers;
  }

  private FormErrors send(Sight sight, ProgrammeCommand command, Map<String, String> fields) {
    return switch (commands.send(
        sight.project().value(),
        ProgrammeCommand.nameOf(command.getClass()),
        command,
        ids.current())) {
      case CommandSender.Sent sent -> {
        views.await(sent.position(), WAIT);
        yield FormErrors.none();
      }
      case CommandSender.Refused refused -> FormErrors.of(refused, fields);
      case CommandSender.Unknown unknown -> FormErrors.of(unknown);
    };
  }

  private SurveyPlanned planned(Sight sight, String number) {
    return surveys.of(sight).stream()
        .map(one -> Objects.requireNonNull(one.planned()))
        .filter(one -> Integer.toString(one.survey()).equals(number))
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private Sight toWrite(String project, Class<? extends ProgrammeCommand> command) {
    Sight sight = gate.see(Query.GOALS, project);
    if (!Forms.may(sight, command)) {
      throw new AccessDeniedException(Decision.Denied.CODE);
    }
    return sight;
  }

  private static String again(HttpServletResponse response, String template) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return template;
  }

  private static String base(String project) {
    return "/projekt/" + project + "/enkater";
  }
}
