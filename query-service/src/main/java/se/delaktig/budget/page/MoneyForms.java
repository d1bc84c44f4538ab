package se.delaktig.budget.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import se.delaktig.access.policy.Matrix;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Frames;
import se.delaktig.kernel.page.Visitor;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Views;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.OrganisationJoined;

/** What the forms about money have in common. */
@Component
class MoneyForms {
  private static final Duration WAIT = Duration.ofSeconds(2);

  private final Frames frames;
  private final Views views;
  private final Words words;

  MoneyForms(Frames frames, Views views, Words words) {
    this.frames = frames;
    this.views = views;
    this.words = words;
  }

  /** Whether the visitor's roles let such a command be sent; the command service has the say. */
  boolean may(HttpServletRequest request, Class<? extends ProgrammeCommand> command) {
    Visitor visitor = frames.of(request).visitor();
    return visitor != null && !Collections.disjoint(visitor.roles(), Matrix.rolesFor(command));
  }

  /** The receipt's text, where the address names one. */
  @Nullable String saved(@Nullable String what) {
    return what != null && words.has("budget.saved." + what)
        ? words.say("budget.saved." + what)
        : null;
  }

  /** Waits until the views show it, then leads on. */
  String done(CommandSender.Sent sent, String to) {
    views.await(sent.position(), WAIT);
    return "redirect:" + to;
  }

  /** Shows the form again with what was typed. */
  String again(HttpServletResponse response, String template) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return template;
  }

  void require(FormErrors errors, boolean there, String field, String label) {
    errors.label(field, words.say(label)).demand(field, there);
  }

  /** The project's organisations by name. */
  List<Choice> organisations(Sight sight) {
    return sight.programme().places().organisations().values().stream()
        .sorted(Comparator.comparing(OrganisationJoined::name))
        .map(one -> new Choice(one.organisation().value(), one.name()))
        .toList();
  }

  /** An organisation's name; its id where it has none here. */
  String organisation(Sight sight, OrganisationId id) {
    OrganisationJoined joined = sight.programme().places().organisations().get(id);
    return joined == null ? id.value() : joined.name();
  }
}
