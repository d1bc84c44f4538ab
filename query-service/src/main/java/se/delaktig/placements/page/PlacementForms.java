package se.delaktig.placements.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Views;
import se.delaktig.placements.view.Chain;
import se.delaktig.placements.view.PlacementReader;

/** What the forms of placements have in common. */
@Component
class PlacementForms {
  private static final Duration WAIT = Duration.ofSeconds(2);

  private final PlacementReader placements;
  private final Views views;
  private final Words words;

  PlacementForms(PlacementReader placements, Views views, Words words) {
    this.placements = placements;
    this.views = views;
    this.words = words;
  }

  /** Where the placements of a project are. */
  static String base(String project) {
    return "/projekt/" + project + "/praktik-och-jobb";
  }

  /** A placement in sight. */
  Chain chain(Sight sight, String placement) {
    return placements.of(sight).stream()
        .filter(one -> one.placement().equals(placement))
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** Leads back to the list once it shows what was sent. */
  String done(String project, CommandSender.Sent sent, String what) {
    views.await(sent.position(), WAIT);
    return "redirect:" + base(project) + "?sparat=" + what;
  }

  /** Notes that a field lacks what it needs, under the name that it has in the form. */
  void require(FormErrors errors, boolean there, String field, String label) {
    errors.label(field, words.say(label)).demand(field, there);
  }

  /** The form once more, with its errors. */
  static String again(HttpServletResponse response, String template) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return template;
  }
}
