package se.delaktig.dialogue.page;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.delaktig.access.event.Role;
import se.delaktig.access.policy.Query;
import se.delaktig.kernel.page.NavEntry;
import se.delaktig.kernel.page.NavGroup;

/** The dialogue's entries in the navigation. */
@Configuration(proxyBeanMethods = false)
class DialogueNavigation {
  @Bean
  NavEntry logDialogueEntry() {
    return new NavEntry(
        "dialogue-log",
        "/projekt/{project}/dialog/logga",
        "pen",
        NavGroup.FIRST,
        10,
        NavEntry.roles(Role.PROCESS_LEADER));
  }

  @Bean
  NavEntry dialogueEntry(DialogueTasks tasks) {
    return new NavEntry(
        "dialogue",
        "/projekt/{project}/dialog",
        "chat",
        NavGroup.CARRY_OUT,
        40,
        NavEntry.seeing(Query.DIALOGUE),
        (visitor, project) -> tasks.waiting(project));
  }
}
