package se.delaktig.dialogue.page;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.dialogue.command.AddMaterial;
import se.delaktig.dialogue.event.MaterialAdded;
import se.delaktig.dialogue.event.MaterialId;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Views;

/** The library: what is talked about, in its newest versions. */
@Controller
@RequestMapping("/projekt/{project}/dialog/material")
class MaterialPage {
  private final Gate gate;
  private final Views views;
  private final CommandSender commands;
  private final CommandIds commandIds;
  private final Fmt fmt;
  private final Words words;

  MaterialPage(
      Gate gate, Views views, CommandSender commands, CommandIds commandIds, Fmt fmt, Words words) {
    this.gate = gate;
    this.views = views;
    this.commands = commands;
    this.commandIds = commandIds;
    this.fmt = fmt;
    this.words = words;
  }

  /**
   * A material as it is shown.
   *
   * @param address where it is to be found, when a browser can go there
   */
  record Shown(
      String id,
      String title,
      String version,
      String place,
      @Nullable String address,
      @Nullable String focuses) {
    static Shown of(MaterialAdded material, Words words) {
      boolean web = material.link().startsWith("https://") || material.link().startsWith("http://");
      return new Shown(
          material.material().value(),
          material.title(),
          words.say("dialogue.material.version.of", material.version()),
          material.link(),
          web ? material.link() : null,
          material.focuses().isEmpty() ? null : String.join(", ", material.focuses()));
    }
  }

  @GetMapping
  String list(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable String ny,
      Model model) {
    Sight sight = gate.see(Query.DIALOGUE, project);
    return page(model, sight, ny);
  }

  @PostMapping
  String add(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable String ny,
      @RequestParam(defaultValue = "") String titel,
      @RequestParam(defaultValue = "") String lank,
      @RequestParam(required = false) @Nullable List<String> fokus,
      Model model,
      HttpServletResponse response) {
    Sight sight = Rights.needed(AddMaterial.class, gate.see(Query.DIALOGUE, project));
    Optional<MaterialAdded> old = material(sight, ny);
    FormErrors errors = FormErrors.none();
    if (titel.isBlank() || titel.strip().length() > 200) {
      errors.add("titel", "dialogue.error.title");
    }
    if (lank.isBlank() || lank.strip().length() > 2000) {
      errors.add("lank", "dialogue.error.link");
    }
    if (errors.isEmpty()) {
      switch (commands.send(
          project,
          "add-material",
          new AddMaterial(
              sight.project(),
              old.map(MaterialAdded::material)
                  .orElseGet(() -> new MaterialId(commandIds.current().toString())),
              titel.strip(),
              lank.strip(),
              fokus == null ? List.of() : List.copyOf(fokus)),
          commandIds.current())) {
        case CommandSender.Sent done -> {
          views.await(done.position(), LogPage.PATIENCE);
          return "redirect:/projekt/" + project + "/dialog/material";
        }
        case CommandSender.Refused refused ->
            errors =
                FormErrors.of(
                    refused, Map.of("title", "titel", "link", "lank", "focuses", "fokus"));
        case CommandSender.Unknown unknown -> errors = FormErrors.of(unknown);
      }
    }
    model.addAttribute("errors", errors);
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(model, sight, ny);
  }

  private static Optional<MaterialAdded> material(Sight sight, @Nullable String id) {
    if (id == null || id.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        sight.programme().materials().stream()
            .filter(material -> material.material().value().equals(id))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
  }

  private String page(Model model, Sight sight, @Nullable String id) {
    Optional<MaterialAdded> old = material(sight, id);
    model.addAttribute("project", sight.project().value());
    model.addAttribute(
        "materials",
        sight.programme().materials().stream().map(one -> Shown.of(one, words)).toList());
    model.addAttribute("mayAdd", Rights.to(AddMaterial.class, sight).isPresent());
    model.addAttribute("renewed", old.map(one -> one.material().value()).orElse(null));
    model.addAttribute("materialTitle", old.map(MaterialAdded::title).orElse(null));
    model.addAttribute("address", old.map(MaterialAdded::link).orElse(null));
    model.addAttribute(
        "focuses",
        sight.programme().planned().focuses().stream()
            .map(focus -> new Choice(focus, fmt.capital(focus)))
            .toList());
    model.addAttribute("chosen", old.map(MaterialAdded::focuses).orElse(List.of()));
    return "dialogue/material";
  }
}
