// Asks AWS's event-ruler about pairs: pattern and event on a line each, from two files. Prints one
// line a pair: "true", "false", or "invalid" when the pattern is refused.
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.event.ruler.Machine;

public final class Judge {
  public static void main(String[] args) throws Exception {
    try (BufferedReader patterns = Files.newBufferedReader(Path.of(args[0]));
        BufferedReader events = Files.newBufferedReader(Path.of(args[1]));
        BufferedWriter verdicts =
            new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8))) {
      for (String pattern; (pattern = patterns.readLine()) != null; ) {
        verdicts.write(judge(pattern, events.readLine()));
        verdicts.newLine();
      }
    }
  }

  private static String judge(String pattern, String event) throws Exception {
    Machine machine = new Machine();
    try {
      machine.addRule("rule", pattern);
    } catch (Exception refused) {
      return "invalid";
    }
    return String.valueOf(!machine.rulesForJSONEvent(event).isEmpty());
  }
}
