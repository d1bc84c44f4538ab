package se.delaktig.kernel.gallery;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import se.delaktig.kernel.page.AsOf;
import se.delaktig.kernel.page.Bar;
import se.delaktig.kernel.page.Change;
import se.delaktig.kernel.page.Chart;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Explanation;
import se.delaktig.kernel.page.FigureCard;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.PageTest;
import se.delaktig.kernel.page.ProjectLine;
import se.delaktig.kernel.page.RollRow;
import se.delaktig.kernel.page.StartPart;
import se.delaktig.kernel.page.State;
import se.delaktig.kernel.page.Step;
import se.delaktig.kernel.page.Task;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Visitor;

/** Every component once, and a form that can be wrong: only in tests. */
@Controller
public class GalleryController implements StartPart {
  private final Fmt fmt;
  private final CommandSender commands;

  GalleryController(Fmt fmt, CommandSender commands) {
    this.fmt = fmt;
    this.commands = commands;
  }

  @PostMapping("/projekt/2017-00434/skicka")
  @ResponseBody
  String send() {
    return commands.send("2017-00434", "x", Map.of(), UUID.randomUUID()).toString();
  }

  @GetMapping("/projekt/2017-00434/galleri")
  String gallery(
      @RequestParam(required = false) String hande,
      @RequestParam(required = false) String kant,
      Model model) {
    model.addAttribute("asOf", AsOf.of(hande, kant, LocalDate.of(2018, 2, 1), PageTest.NOW));
    model.addAttribute(
        "presets", List.of(AsOf.Preset.at("Förra mötet, 11 sep", LocalDate.of(2019, 9, 11))));
    model.addAttribute("cards", figures());
    model.addAttribute("todo", todo());
    model.addAttribute("table", organisations());
    model.addAttribute("money", money());
    model.addAttribute("line", line());
    model.addAttribute("news", news());
    model.addAttribute(
        "next",
        List.of(
            Step.done("Du har loggat tillfället."),
            Step.next("Marie Lindahl, din chef, har fått ett mejl med en länk för att intyga."),
            new Step("När hon har intygat räknas timmarna.", false, "Se timmarna", "/start")));
    model.addAttribute(
        "reasons",
        List.of(new Choice("TYPO", "Fel antal minuter"), new Choice("WHO", "Fel person")));
    return "galleri/galleri";
  }

  @GetMapping("/projekt/2017-00434/dialog/logga")
  String form(Model model) {
    return form(model, FormErrors.none());
  }

  @PostMapping("/projekt/2017-00434/dialog/logga")
  String save(
      @RequestParam String start, Model model, jakarta.servlet.http.HttpServletResponse response) {
    if (Typed.time(start).isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return form(
          model,
          FormErrors.none()
              .label("start", "Start, kl.")
              .add("start", "problem.field.malformed")
              .add("d-0912", "problem.command.conflict"));
    }
    return "galleri/sparat";
  }

  private String form(Model model, FormErrors errors) {
    model.addAttribute("errors", errors);
    model.addAttribute(
        "days",
        List.of(
            new Choice("2019-11-18", "I dag"),
            new Choice("2019-11-15", fmt.chipDate(LocalDate.of(2019, 11, 15))),
            new Choice("annan", "Annan dag")));
    model.addAttribute(
        "lengths", List.of("45", "60", "75", "90").stream().map(m -> new Choice(m, m)).toList());
    model.addAttribute(
        "topics",
        List.of(new Choice("1", "1. Vilka är vi i dag?"), new Choice("3", "3. Att se likheter")));
    model.addAttribute("chosen", Set.of("3"));
    var rows = new ArrayList<RollRow>();
    for (var name : List.of("Ali Rahimi", "Annika Sjölund", "Bodil Hedman", "Emil Forsgren")) {
      rows.add(RollRow.present("1" + rows.size(), name, "2 av 5 h"));
    }
    rows.add(RollRow.present("0912", "Fatuma Abdi", "1 av 5 h"));
    rows.add(new RollRow("1187", "Deltagare 1187", "2 av 5 h", true, "med", null));
    model.addAttribute("rows", rows);
    return "galleri/formular";
  }

  @GetMapping("/projekt/2017-00434/hemligt")
  String secret() {
    throw new AccessDeniedException("not for you");
  }

  @GetMapping("/projekt/2017-00434/trasigt")
  String broken() {
    throw new IllegalStateException("personal detail 19900101-2384 in an exception");
  }

  @GetMapping("/api/trasigt")
  @ResponseBody
  String brokenForPrograms() {
    throw new IllegalStateException("personal detail 19900101-2384 in an exception");
  }

  @GetMapping("/api/whoami")
  @ResponseBody
  String whoami(java.security.Principal principal) {
    return principal.getName();
  }

  @GetMapping("/api/secret")
  @ResponseBody
  String apiSecret() {
    throw new AccessDeniedException("not for you");
  }

  @GetMapping("/intyga/{code}")
  String link(jakarta.servlet.http.HttpServletRequest request) {
    new ProjectLine("2017-00434", "2017/00434", "Vilka är vi?", "Avesta kommun", true, 1)
        .isOf(request);
    return "galleri/intyga";
  }

  @PostMapping("/intyga/{code}")
  @ResponseBody
  @ResponseStatus(HttpStatus.OK)
  String linkSent() {
    return "tack";
  }

  @Override
  public List<Task> tasks(Visitor visitor, ProjectLine project) {
    return visitor.subject().equals("karin") ? todo() : List.of();
  }

  @Override
  public List<FigureCard> figures(Visitor visitor, ProjectLine project) {
    return figures();
  }

  @Override
  public List<Change> changes(Visitor visitor, ProjectLine project) {
    return news();
  }

  @Override
  public List<Section> charts(Visitor visitor, ProjectLine project) {
    return List.of(
        new Section(
            "Dialogen behöver 219 timmar i veckan, nu blir det 186",
            "Då hinner alla 2 684 anställda sina fem timmar till och med juni.",
            pace()));
  }

  private List<FigureCard> figures() {
    return List.of(
        new FigureCard(
            "timmar",
            "Timmar loggade",
            fmt.wholeHours(14_986 * 60L),
            "av 22 030 timmar",
            Bar.of(14_440, 546, 16_662, 22_030),
            State.ahead(Tone.LATE, "1 676 h efter planen"),
            explained("timmar")),
        new FigureCard(
            "medfinansiering",
            "Medfinansiering intjänad",
            fmt.wholeKronor(new BigDecimal("3166789.13")),
            "av 4 845 084 kr",
            Bar.of(new BigDecimal("3166789.13"), 120_082, 3_664_493, 4_845_084),
            State.of(Tone.SOON, "120 082 kr väntar på intyg"),
            explained("medfinansiering")),
        new FigureCard(
            "preparander",
            "Preparander klara",
            "611",
            "av 615 med 14 timmar",
            Bar.of(611, 0, 615, 615),
            State.of(Tone.SOON, "4 saknar timmar"),
            explained("preparander")),
        new FigureCard(
            "stod",
            "ESF-stöd använt",
            "2 465 111 kr",
            "av 4 297 371 kr",
            Bar.of(2_465_111, 0, 2_440_000, 4_297_371),
            State.of(Tone.GOOD, "I takt, till och med oktober"),
            explained("stod")));
  }

  private static Explanation explained(String key) {
    return new Explanation(
        "Alla minuter som någon var med på ett tillfälle.",
        DataTable.of(
                "delar-" + key,
                "Vad som räknas",
                Column.text("Del"),
                Column.figure("Värde", "Alla minuter som någon var med."))
            .row(Cell.of("Arbetsplatsdialog"), Cell.of("12 h"))
            .sum(Cell.of("Tillsammans"), Cell.of("12 h")),
        null,
        State.of(Tone.GOOD, "Det stämmer: det blir 12 h."),
        null,
        "Räknat 18 november 2019 med regelversion 1, till och med position 12 i loggen.");
  }

  private static List<Task> todo() {
    return List.of(
        new Task(
            Tone.LATE,
            LocalDate.of(2019, 11, 10),
            "8 dagar sen",
            "Stäng oktober",
            "Tre arbetsplatser har inte sagt hur det gick.",
            "Se vad som saknas",
            "/start"),
        new Task(
            Tone.SOON,
            LocalDate.of(2019, 11, 28),
            "Senast 28 nov",
            "Lämna deltagarfilerna till SCB",
            "Oktober är ny. Augusti och september ska lämnas om.",
            "Förbered filerna",
            "/start"),
        new Task(
            Tone.NEUTRAL,
            null,
            "När du hinner",
            "Två mål har ingen indikator",
            "Mål 1 och mål 2 kan inte följas upp förrän de har en.",
            "Ge dem en indikator",
            "/start"));
  }

  private DataTable organisations() {
    return DataTable.of(
            "tabell-organisationer",
            "Loggade timmar mot plan",
            Column.text("Organisation"),
            Column.bar("Andel av planen"),
            Column.figure("Loggat, h", "Alla minuter som någon var med."),
            Column.figure("Plan, h", "Alla minuter som någon var med.").onlyWide(),
            Column.figure("Skillnad", "Alla minuter som någon var med."))
        .row(
            "10 663 av 15 398 h, väntat i dag 11 714",
            Cell.of("Avesta kommun"),
            Cell.of(Bar.of(10_325, 338, 11_714, 15_398), "69,2 % av planen"),
            Cell.of("10 663"),
            Cell.of("15 398"),
            Cell.of(State.ahead(Tone.SOON, "1 051 efter")))
        .row(
            "278 av 586 h, väntat i dag 430",
            Cell.link("Södra Dalarnas Räddningstjänstförbund", "/start")
                .sub("antas höra till Avesta"),
            Cell.of(Bar.of(254, 24, 430, 586), "47,4 % av planen"),
            Cell.of("278"),
            Cell.of("586"),
            Cell.of(State.ahead(Tone.LATE, "152 efter")))
        .row(
            "637 av 816 h, väntat i dag 624",
            Cell.of("Deltagare 1187").asMasked(),
            Cell.of(Bar.of(637, 0, 624, 816), "78,1 % av planen"),
            Cell.of("637"),
            Cell.of("816"),
            Cell.of(State.ahead(Tone.GOOD, "13 före")))
        .sum(
            "14 986 av 22 030 h, väntat i dag 16 662",
            Cell.of("Alla"),
            Cell.empty(),
            Cell.of("14 986"),
            Cell.of("22 030"),
            Cell.of(State.ahead(Tone.LATE, "1 676 efter")));
  }

  private DataTable money() {
    return DataTable.of(
            "tabell-mal",
            "Måluppfyllelse",
            Column.text("Mål"),
            Column.full("Läget"),
            Column.text("Status"))
        .row(
            Cell.of("4. Deltagarnas kompetens att ta emot ökar"),
            Cell.of("Enkät 1–5: 2,9 före (588 svar), 3,7 efter (541 svar). Målvärde 3,5."),
            Cell.tag(State.of(Tone.GOOD, "Nått")))
        .row(
            Cell.of("1. Inkluderande arbetsplatser med god sammanhållning"),
            Cell.of("Inte operationaliserat: indikator saknas"),
            Cell.tag(new State(Tone.NEUTRAL, "Kan inte följas upp", "info")));
  }

  private static Chart pace() {
    var table =
        DataTable.of(
                "tabell-takt",
                "Dialogtimmar per vecka, hösten 2019",
                Column.text("Vecka"),
                Column.figure("Loggat, h", "Alla minuter som någon var med.")
                    .drawnAs("bar", "fjord", "Loggat"),
                Column.figure("Behövs, h", "Alla minuter som någon var med.")
                    .drawnAs("dash", "hjortron", "Behövs, 219 h"))
            .tight();
    int[] logged = {168, 205, 218, 201, 204, 198, 187, 176, 192, 121, 214, 196};
    for (int week = 35; week <= 46; week++) {
      table.row(
          Cell.of("" + week).shortText("v. " + week),
          Cell.drawn("" + logged[week - 35], logged[week - 35]),
          Cell.drawn("219", 219));
    }
    return new Chart(
        "bar",
        "h",
        "Stapeldiagram: loggade dialogtimmar per vecka mot 219 som behövs. Ingen vecka når dit.",
        null,
        table);
  }

  private static Chart line() {
    var table =
        DataTable.of(
            "tabell-kurva",
            "Sammanlagda timmar per månad",
            Column.text("Till och med"),
            Column.figure("Plan, h", "Alla minuter som någon var med.")
                .drawnAs("dash", "muted", "Plan"),
            Column.figure("Loggat, h", "Alla minuter som någon var med.")
                .drawnAs("line", "fjord", "Loggat"));
    int[][] hours = {{9_984, 9_690}, {12_000, 11_490}, {13_668, 12_190}, {15_910, 14_532}};
    String[] months = {"April", "Maj", "Juni", "Oktober"};
    for (int i = 0; i < months.length; i++) {
      table.row(
          Cell.of(months[i]).shortText(months[i].substring(0, 3).toLowerCase()),
          Cell.drawn("" + hours[i][0], hours[i][0]),
          Cell.drawn("" + hours[i][1], hours[i][1]));
    }
    table.row(Cell.of("November"), Cell.drawn("16 662", 16_662), Cell.of("–"));
    return new Chart(
        "line", "h", "Linjediagram: planerade och loggade timmar.", "1 378 h efter", table);
  }

  private static List<Change> news() {
    return List.of(
        Change.plain(
            "sign",
            "Kök och lokalvård Väst fick 14 timmar intygade.",
            "I dag kl. 08.12 · hände 14 november"),
        new Change(
            "clock",
            "",
            "1 965 timmar",
            "/start",
            " har loggats: 1 829 i dialog och 136 i utbildning.",
            null));
  }
}
