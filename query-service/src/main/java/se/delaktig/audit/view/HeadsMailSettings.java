package se.delaktig.audit.view;

import com.mongodb.client.MongoClient;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import se.delaktig.access.view.Gate;
import se.delaktig.eventstore.CommitLog;

/** Mails heads where a mail server and somebody to mail to are named. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression(
    "!'${spring.mail.host:}'.isBlank() and !'${delaktig.heads.mail.to:}'.isBlank()")
class HeadsMailSettings {
  @Bean
  HeadsMail headsMail(
      SignedHeads heads,
      CommitLog log,
      MongoClient mongo,
      Gate gate,
      JavaMailSender server,
      MessageSource messages,
      @Value("${delaktig.log.database:delaktig_log}") String database,
      @Value("${delaktig.heads.mail.to}") String to,
      @Value("${delaktig.heads.mail.from:}") String from,
      @Value("${delaktig.heads.mail.daily:false}") boolean daily) {
    if (!from.contains("@")) {
      throw new IllegalArgumentException(
          "DELAKTIG_SMTP_FROM must be the mail address that mail is sent from");
    }
    List<String> addresses =
        Arrays.stream(to.split(",")).map(String::strip).filter(one -> !one.isEmpty()).toList();
    return new HeadsMail(
        heads,
        log,
        mongo,
        database,
        gate::projects,
        server,
        new HeadsMail.To(addresses, from, daily),
        messages,
        InstantSource.system());
  }
}
