import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.net.InetSocketAddress;
import java.util.List;

/** Speaks MongoDB's protocol as version 4.4 does, which is the oldest that the official driver talks to. */
public class Server {
  record Version(List<Integer> array, int wire) implements MongoVersion {
    public List<Integer> getVersionArray() {
      return array;
    }

    public int getWireVersion() {
      return wire;
    }
  }

  /** As shipped, a killed server loses what it acknowledged. */
  static class Durable extends H2Backend {
    Durable(String file) {
      super(file);
    }

    @Override
    public Document handleMessage(MongoMessage message) {
      Document answer = super.handleMessage(message);
      commit();
      return answer;
    }
  }

  /** Arguments: port, and a file for what shall outlive the process; without one everything is in memory. */
  public static void main(String[] arguments) throws Exception {
    MongoBackend backend = arguments.length > 1 ? new Durable(arguments[1]) : new MemoryBackend();
    MongoServer server = new MongoServer(backend.version(new Version(List.of(4, 4, 0), 9)));
    server.bind(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])));
    System.out.println("READY");
    Thread.currentThread().join();
  }
}
