package se.delaktig.hours.handling;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import se.delaktig.personregister.Outbox.Attachment;
import se.delaktig.personregister.Outbox.Fault;
import se.delaktig.personregister.Outbox.Mail;
import se.delaktig.personregister.Outbox.Posted;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.event.ProjectId;

/** Sends mail by SMTP. */
final class SmtpTransport implements MailTransport {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpTransport.class);

  /** From here on a server's answer is for good. */
  private static final int FOR_GOOD = 500;

  private final JavaMailSender server;
  private final InternetAddress from;
  private final PersonRegister register;

  /**
   * @throws IllegalArgumentException when the sender's address is none
   */
  SmtpTransport(JavaMailSender server, String from, PersonRegister register) {
    this.server = server;
    this.register = register;
    try {
      this.from = new InternetAddress(from, true);
      this.from.setPersonal("Delaktig", StandardCharsets.UTF_8.name());
    } catch (AddressException | java.io.UnsupportedEncodingException e) {
      throw new IllegalArgumentException(
          "DELAKTIG_SMTP_FROM must be the mail address that mail is sent from", e);
    }
  }

  @Override
  public Optional<Failure> send(Posted posted, Mail mail) {
    try {
      server.send(message(posted, mail));
      return Optional.empty();
    } catch (AddressException e) {
      return Optional.of(new Failure(Fault.ADDRESS_MALFORMED, true, false));
    } catch (FileNotFoundException e) {
      return Optional.of(new Failure(Fault.EXPIRED, true, false));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MailException | MessagingException e) {
      Failure failure = failure(e);
      // what a server says may name the recipient, so only the kind of failure is told
      LOG.warn("A mail could not be sent: {} ({})", failure.fault(), e.getClass().getSimpleName());
      return Optional.of(failure);
    }
  }

  private MimeMessage message(Posted posted, Mail mail) throws MessagingException, IOException {
    MimeMessage message = server.createMimeMessage();
    Attachment attachment = posted.attachment();
    MimeMessageHelper parts =
        new MimeMessageHelper(message, attachment != null, StandardCharsets.UTF_8.name());
    parts.setFrom(from);
    parts.setTo(recipient(mail.recipient()));
    parts.setSubject(mail.subject());
    parts.setText(mail.text());
    parts.setSentDate(Date.from(posted.queued()));
    if (attachment != null) {
      parts.addAttachment(
          attachment.name(), new ByteArrayResource(content(posted.project(), attachment.file())));
    }
    // no absence note is to come back, and a copy is known as one
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("Message-ID", "<" + posted.id() + domain() + ">");
    return message;
  }

  /** One address and nothing else: a line break would be taken for the end of the header. */
  private static InternetAddress recipient(String address) throws AddressException {
    if (address.chars().anyMatch(Character::isISOControl)) {
      throw new AddressException("A control character is in the address");
    }
    return new InternetAddress(address, true);
  }

  /** Held in memory: the mail's parts are read more than once. */
  private byte[] content(ProjectId project, String file) throws IOException {
    try (InputStream in =
        register
            .files()
            .open(project, file)
            .orElseThrow(() -> new FileNotFoundException("no longer kept"))) {
      return in.readAllBytes();
    }
  }

  private String domain() {
    return from.getAddress().substring(from.getAddress().lastIndexOf('@'));
  }

  private static Failure failure(Exception e) {
    if (e instanceof MailAuthenticationException) {
      return new Failure(Fault.SIGN_IN_REFUSED, false, true);
    }
    Exception told =
        e instanceof MailSendException sending && !sending.getFailedMessages().isEmpty()
            ? sending.getFailedMessages().values().iterator().next()
            : e;
    for (@Nullable Throwable cause = told; cause != null; cause = next(cause)) {
      switch (cause) {
        case AuthenticationFailedException refused -> {
          return new Failure(Fault.SIGN_IN_REFUSED, false, true);
        }
        case SMTPAddressFailedException address -> {
          return address.getReturnCode() >= FOR_GOOD
              ? new Failure(Fault.ADDRESS_REFUSED, true, false)
              : new Failure(Fault.REFUSED, false, false);
        }
        case SMTPSendFailedException sending
            when !(next(sending) instanceof SendFailedException) -> {
          return new Failure(Fault.REFUSED, false, false);
        }
        default -> {
          // the reason may lie deeper
        }
      }
    }
    return told instanceof SendFailedException
        ? new Failure(Fault.REFUSED, false, false)
        : new Failure(Fault.UNREACHABLE, false, true);
  }

  /** Mail exceptions hang together by a chain of their own. */
  private static @Nullable Throwable next(Throwable thrown) {
    return thrown instanceof MessagingException mail && mail.getNextException() != null
        ? mail.getNextException()
        : thrown.getCause();
  }
}
