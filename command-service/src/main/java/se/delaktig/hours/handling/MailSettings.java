package se.delaktig.hours.handling;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
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

  /** Tells the pages whether mail is sent at all. */
  @Bean
  ApplicationRunner noteWhetherMailIsSent(
      Outbox outbox, @Value("${spring.mail.host:}") String host) {
    return arguments -> outbox.sends(!host.isBlank());
  }

  /** Where a mail server is set. */
  @Configuration(proxyBeanMethods = false)
  @EnableScheduling
  @ConditionalOnExpression("!'${spring.mail.host:}'.isBlank()")
  static class Sending {
    @Bean
    MailRounds mailRounds(
        Outbox outbox,
        CommitLog log,
        Consult consult,
        JavaMailSender server,
        PersonRegister register,
        @Value("${delaktig.mail.from:}") String from) {
      return new MailRounds(
          outbox, log, consult, new SmtpTransport(server, from, register), InstantSource.system());
    }
  }
}
