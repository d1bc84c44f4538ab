package se.delaktig.hours.handling;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.EnableScheduling;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.personregister.Outbox;
import se.delaktig.personregister.Outbox.Channel;
import se.delaktig.personregister.PersonRegister;

/** Whether and how the outbox is sent. */
@Configuration(proxyBeanMethods = false)
class MailSettings {
  /** What waits and what was given up, whether or not this process sends. */
  @Bean
  MeterBinder outboxMeters(Outbox outbox) {
    return registry -> {
      gauge(registry, "delaktig.mail.waiting", "Mails that wait to be sent", outbox::waiting);
      gauge(registry, "delaktig.mail.failed", "Mails that were given up", outbox::givenUp);
    };
  }

  private static void gauge(
      MeterRegistry registry, String name, String description, LongCount count) {
    Gauge.builder(name, count, c -> c.now()).description(description).register(registry);
  }

  /** Counts something in the outbox. */
  private interface LongCount {
    long now();
  }

  /** Tells the pages whether mail and text messages are sent at all. */
  @Bean
  ApplicationRunner noteWhatIsSent(
      Outbox outbox,
      @Value("${spring.mail.host:}") String host,
      @Value("${delaktig.text-messages.url:}") String gateway) {
    return arguments -> {
      outbox.sends(Channel.MAIL, !host.isBlank());
      outbox.sends(Channel.TEXT_MESSAGE, !gateway.isBlank());
    };
  }

  /** Where a mail server or a gateway of text messages is set. */
  @Configuration(proxyBeanMethods = false)
  @EnableScheduling
  @ConditionalOnExpression("!('${spring.mail.host:}' + '${delaktig.text-messages.url:}').isBlank()")
  static class Sending {
    @Bean
    MailRounds mailRounds(
        Outbox outbox,
        CommitLog log,
        Consult consult,
        ObjectProvider<JavaMailSender> server,
        PersonRegister register,
        @Value("${spring.mail.host:}") String host,
        @Value("${delaktig.mail.from:}") String from,
        @Value("${delaktig.text-messages.url:}") String gateway,
        @Value("${delaktig.text-messages.authorization:}") String authorization,
        @Value("${delaktig.text-messages.from:}") String sender) {
      Map<Channel, MailTransport> transports = new EnumMap<>(Channel.class);
      if (!host.isBlank()) {
        transports.put(Channel.MAIL, new SmtpTransport(server.getObject(), from, register));
      }
      if (!gateway.isBlank()) {
        transports.put(
            Channel.TEXT_MESSAGE, new TextMessageGateway(gateway, authorization, sender));
      }
      return new MailRounds(outbox, log, consult, transports, InstantSource.system());
    }
  }
}
