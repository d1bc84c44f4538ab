package se.delaktig.dialogue.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.dialogue.command.AddMaterial;
import se.delaktig.dialogue.event.MaterialAdded;
import se.delaktig.dialogue.event.MaterialId;
import se.delaktig.kernel.event.FileId;
import se.delaktig.kernel.file.FileReception;
import se.delaktig.kernel.file.UnacceptableFileException;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Views;
import se.delaktig.personregister.SealedFile;

/** The library: what is talked about, in its newest versions. */
@Controller
@RequestMapping("/projekt/{project}/dialog/material")
class MaterialPage {
  private static final Map<String, String> FIELDS =
      Map.of("title", "titel", "link", "lank", "focuses", "fokus", "file", "fil");

  private final Gate gate;
  private final MaterialFiles files;
  private final Views views;
  private final CommandSender commands;
  private final CommandIds commandIds;
  private final Fmt fmt;
  private final Words words;

  MaterialPage(
      Gate gate,
      MaterialFiles files,
      Views views,
      CommandSender commands,
      CommandIds commandIds,
      Fmt fmt,
      Words words) {
    this.gate = gate;
    this.files = files;
    this.views = views;
    this.commands = commands;
    this.commandIds = commandIds;
    this.fmt = fmt;
    this.words = words;
  }

  /**
   * A material as it is shown.
   *
   * @param place where it is, in words; absent where its address says it
   * @param address where a browser finds it
   */
  record Shown(
      String id,
      String title,
      String version,
      @Nullable String place,
      @Nullable String address,
      @Nullable String focuses) {
    static Shown of(MaterialAdded material, String library, Words words) {
      String link = material.link();
      boolean web = link != null && (link.startsWith("https://") || link.startsWith("http://"));
      MaterialAdded.Kept file = material.file();
      return new Shown(
          material.material().value(),
          material.title(),
          words.say("dialogue.material.version.of", material.version()),
          file != null ? words.say("file." + file.mediaType()) : web ? null : link,
          file != null ? library + "/" + material.material() + "/fil" : web ? link : null,
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
      @RequestParam(required = false) @Nullable MultipartFile fil,
      Model model,
      HttpServletResponse response)
      throws IOException {
    Sight sight = Rights.needed(AddMaterial.class, gate.see(Query.DIALOGUE, project));
    Optional<MaterialAdded> old = material(sight, ny);
    FormErrors errors = FormErrors.none();
    if (titel.isBlank() || titel.strip().length() > 200) {
      errors.add("titel", "dialogue.error.title");
    }
    MultipartFile sent = fil == null || fil.isEmpty() ? null : fil;
    if (sent == null ? lank.isBlank() || lank.strip().length() > 2000 : !lank.isBlank()) {
      errors.add("lank", "dialogue.error.link");
    }
    SealedFile kept = null;
    if (sent != null && errors.isEmpty()) {
      try {
        kept = files.keep(sight.project(), sent);
      } catch (UnacceptableFileException e) {
        errors.add("fil", e.key());
      }
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
              lank.isBlank() ? null : lank.strip(),
              fokus == null ? List.of() : List.copyOf(fokus),
              kept == null ? null : new FileId(kept.id())),
          commandIds.current())) {
        case CommandSender.Sent done -> {
          views.await(done.position(), LogPage.PATIENCE);
          return "redirect:" + library(project);
        }
        case CommandSender.Refused refused -> {
          files.drop(sight.project(), kept);
          errors = FormErrors.of(refused, FIELDS);
        }
        // perhaps the log names the file: one too many does no harm, one that is missing would
        case CommandSender.Unknown unknown -> errors = FormErrors.of(unknown);
      }
    }
    model.addAttribute("errors", errors);
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(model, sight, ny);
  }

  /** The file that a material is. */
  @GetMapping("/{material}/fil")
  ResponseEntity<InputStreamResource> file(
      @PathVariable String project, @PathVariable String material) {
    Sight sight = gate.see(Query.DIALOGUE, project);
    return material(sight, material)
        .flatMap(added -> files.of(sight.project(), added))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static String library(String project) {
    return "/projekt/" + project + "/dialog/material";
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
        sight.programme().materials().stream()
            .map(one -> Shown.of(one, library(sight.project().value()), words))
            .toList());
    model.addAttribute("mayAdd", Rights.to(AddMaterial.class, sight).isPresent());
    model.addAttribute("renewed", old.map(one -> one.material().value()).orElse(null));
    model.addAttribute("materialTitle", old.map(MaterialAdded::title).orElse(null));
    model.addAttribute("accepted", FileReception.accepted());
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
