package se.delaktig.training.page;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.event.Role;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.page.Words;
import se.delaktig.training.view.Preparing;

/** Who lacks training hours. */
@Controller
class TrainingController {
  private final Gate gate;
  private final TrainingOverview overview;
  private final Words words;

  TrainingController(Gate gate, TrainingOverview overview, Words words) {
    this.gate = gate;
    this.overview = overview;
    this.words = words;
  }

  /** Which preparands are listed. */
  enum Filter {
    LACKING(one -> one.stage().lacks()),
    REACHED(one -> one.stage() == Preparing.Stage.REACHED),
    COMPLETE(one -> one.stage().complete()),
    ALL(one -> true);

    final Predicate<Preparing> those;

    Filter(Predicate<Preparing> those) {
      this.those = those;
    }
  }

  /** What has just been done, which the page then says. */
  enum Done {
    APPOINTED("training.appoint.done"),
    COMPLETED("training.reached.done"),
    DISPENSED("training.dispensation.done"),
    CANCELLED("training.cancel.done");

    private final String key;

    Done(String key) {
      this.key = key;
    }
  }

  /**
   * @param gjort what was just done
   * @param antal to how many
   */
  @GetMapping("/projekt/{project}/utbildning")
  String overview(
      @PathVariable String project,
      @RequestParam(defaultValue = "LACKING") Filter visa,
      @RequestParam(defaultValue = "") String organisation,
      @RequestParam(required = false) @Nullable Done gjort,
      @RequestParam(defaultValue = "1") int antal,
      Model model) {
    Sight sight = gate.see(Query.TRAINING, project);
    model.addAttribute("done", gjort == null ? null : words.say(gjort.key, antal));
    return overview.show(sight, visa, organisation, model);
  }

  /**
   * How far a group has come: each figure with what it adds up from.
   *
   * @param number the group's row, from 1
   */
  @GetMapping("/projekt/{project}/utbildning/grupp/{number}")
  String group(@PathVariable String project, @PathVariable String number, Model model) {
    Sight sight = gate.see(Query.TRAINING, project);
    TrainingOverview.Opened opened =
        overview
            .open(sight, number)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("heading", opened.name());
    model.addAttribute("cards", opened.cards());
    model.addAttribute("above", "/projekt/" + project + "/utbildning");
    model.addAttribute("aboveName", words.say("nav.training"));
    return "kernel/row";
  }

  static boolean mayWrite(Sight sight) {
    return sight.roles().contains(Role.PROJECT_LEADER)
        || sight.roles().contains(Role.PROJECT_WORKER);
  }
}
