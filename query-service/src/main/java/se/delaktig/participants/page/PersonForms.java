package se.delaktig.participants.page;

import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.ModelAndView;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.page.FormCommands;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Words;

/** The forms of one person's page. */
@Component
class PersonForms {
  private final PersonPage page;
  private final FormCommands commands;
  private final Words words;

  PersonForms(PersonPage page, FormCommands commands, Words words) {
    this.page = page;
    this.commands = commands;
    this.words = words;
  }

  /**
   * Sends what a form of the page asks for, and shows the page again where it is refused.
   *
   * @param form the form's name in the page and in the receipt
   * @param typed what is wrong with what was typed; the command is made only where nothing is
   * @param fields the form's names for the command's fields, where they differ
   */
  ModelAndView send(
      String project,
      String nr,
      String form,
      FormErrors typed,
      Supplier<ProgrammeCommand> command,
      Map<String, String> fields,
      Model model) {
    FormErrors errors = typed;
    if (errors.isEmpty()) {
      errors = commands.send(project, command.get(), fields);
      if (errors.isEmpty()) {
        return new ModelAndView(
            "redirect:/projekt/" + project + "/deltagare/" + nr + "?sparat=" + form);
      }
    }
    page.fill(project, nr, model);
    model.addAttribute("errors", labelled(errors));
    model.addAttribute("open", form);
    model.addAttribute("receipt", null);
    return new ModelAndView("participants/person", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private FormErrors labelled(FormErrors errors) {
    return errors
        .label("givenName", words.say("participants.column.GIVEN_NAME"))
        .label("familyName", words.say("participants.column.FAMILY_NAME"))
        .label("email", words.say("participants.column.EMAIL"))
        .label("phone", words.say("participants.phone"))
        .label("workplace", words.say("participants.column.WORKPLACE"))
        .label("from", words.say("participants.moves-on"))
        .label("organisation", words.say("participants.column.ORGANISATION"))
        .label("lastDay", words.say("participants.last-day"))
        .label("personalNumber", words.say("participants.column.PERSONAL_NUMBER"))
        .label("other", words.say("participants.records.number"))
        .label("record", words.say("participants.records.which"));
  }
}
