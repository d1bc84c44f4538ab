package se.delaktig.kernel.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class LoopbackTest extends PageTest {
  private static int status(String host) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://" + host + ":" + PORT + "/actuator/health"))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void thePagesAnswerAtLocalhost() throws Exception {
    assertThat(status("localhost")).isEqualTo(200);
    assertThat(status("127.0.0.1")).isEqualTo(200);
  }

  @Test
  void thePagesAnswerAtTheOtherLoopbackWhereThereIsOne() throws Exception {
    var six =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .anyMatch(address -> address.isLoopbackAddress() && address.getAddress().length == 16);
    assumeTrue(six, "this machine has no IPv6 loopback");
    assertThat(status("[::1]")).isEqualTo(200);
  }

  @Test
  void thePagesAnswerNowhereElse() throws Exception {
    for (var network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      for (InetAddress address : Collections.list(network.getInetAddresses())) {
        if (!address.isLoopbackAddress() && !address.isLinkLocalAddress()) {
          assertThatThrownBy(() -> new Socket(address, PORT).close())
              .as("%s is listened at", address)
              .isInstanceOf(IOException.class);
        }
      }
    }
  }
}
