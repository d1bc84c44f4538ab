package se.delaktig.budget.page;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;

/** Sends what a form about money asks for, and shows the form again where it is refused. */
@Component
class MoneySending {
  private final MoneyForms forms;
  private final CommandSender commands;
  private final CommandIds ids;

  MoneySending(MoneyForms forms, CommandSender commands, CommandIds ids) {
    this.forms = forms;
    this.commands = commands;
    this.ids = ids;
  }

  /**
   * A command with the form that it came from.
   *
   * @param name the command's
   * @param fields the form's field for each of the command's that is called otherwise
   * @param again shows the form with what is wrong and what was typed
   */
  record Asked(
      String name,
      Object command,
      Map<String, String> fields,
      Function<FormErrors, String> again) {}

  /**
   * @param to where to go on when it is done
   */
  String sent(Sight sight, Asked asked, String to, HttpServletResponse response) {
    return switch (commands.send(
        sight.project().value(), asked.name(), asked.command(), ids.current())) {
      case CommandSender.Sent sent -> forms.done(sent, to);
      case CommandSender.Refused refused ->
          forms.again(response, asked.again().apply(FormErrors.of(refused, asked.fields())));
      case CommandSender.Unknown unknown ->
          forms.again(response, asked.again().apply(FormErrors.of(unknown)));
    };
  }

  /** Why something is corrected or taken back; empty where no reason is picked, which is told. */
  <R extends Enum<R>> Optional<R> reason(
      Class<R> reasons, @Nullable String typed, FormErrors errors) {
    Optional<R> reason = Typed.one(reasons, typed);
    forms.require(errors, reason.isPresent(), "skal", "budget.why.label");
    return reason;
  }
}
