package se.delaktig.kernel.handling;

import java.nio.file.Path;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.delaktig.eventstore.CommitMetadata;
import se.delaktig.kernel.command.ProgrammeCommand;

/** How commands find their streams, and what of them a commit keeps. */
@Configuration(proxyBeanMethods = false)
class CommandServiceAxon {
  @Bean
  CommandTargetResolver streamOfCommand() {
    return message ->
        new VersionedAggregateIdentifier(((ProgrammeCommand) message.getPayload()).stream(), null);
  }

  @Bean
  CorrelationDataProvider commitHeader() {
    return new SimpleCorrelationDataProvider(
        CommitMetadata.LEDGER,
        CommitMetadata.ACTOR,
        CommitMetadata.ROLE,
        CommitMetadata.COMMAND,
        CommitMetadata.COMMAND_ID,
        CommitMetadata.COMMAND_BODY);
  }

  @Bean
  CommandMac commandMac(@Value("${delaktig.keys}") Path keys) {
    return CommandMac.open(keys);
  }
}
