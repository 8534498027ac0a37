using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Chronoseal.Cli.Terminal
{
    /// <summary>One JSON object a line. Values are texts as the node sent them; a name that comes twice in a record has its values joined by line feeds.</summary>
    public sealed class JsonSink(TextWriter output) : IAnswerSink
    {
        // The lines are read by programs, not put into pages; "=" and quotes in values stay readable.
        private static readonly JsonSerializerOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

        /// <inheritdoc/>
        public void Asked(string command)
        {
        }

        /// <inheritdoc/>
        public void Answered(ScriptLine asked, NodeAnswer answer)
        {
            var line = new JsonObject { ["id"] = answer.Id, ["verb"] = SecretWords.Mask(asked.Verb), ["ok"] = answer.IsOk, ["code"] = answer.Code };
            if (answer.Text.Length > 0)
            {
                line["text"] = answer.Text;
            }

            line["records"] = Records(answer.Records);
            Write(line);
        }

        /// <inheritdoc/>
        public void Heard(string line)
        {
            if (AnswerParser.TryParseUnasked(line, out string word, out IReadOnlyList<NodeRecord> records, out _))
            {
                Write(new JsonObject { ["unasked"] = word, ["records"] = Records(records) });
            }
        }

        private static JsonArray Records(IReadOnlyList<NodeRecord> records) => [.. records.Select(Record)];

        private static JsonObject Record(NodeRecord record) =>
            new(record.Fields.GroupBy(f => f.Name).Select(g => new KeyValuePair<string, JsonNode?>(g.Key, string.Join('\n', g.Select(f => f.Value)))));

        private void Write(JsonObject line)
        {
            output.WriteLine(line.ToJsonString(s_options));
            output.Flush();
        }
    }
}
