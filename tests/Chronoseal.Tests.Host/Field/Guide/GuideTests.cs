using System.Text;
using System.Text.RegularExpressions;
using Chronoseal.Tests.Host.Repository;

namespace Chronoseal.Tests.Host.Field.Guide
{
    /// <summary>
    /// The transcripts of docs/operations.md are what the plant's console shows: what is typed behind the prompts there is typed again, in the scene that
    /// the mark names, and the node's answers have to be those of the page. CHRONOSEAL_WRITE_DOCS=1 writes the answers anew.
    /// </summary>
    [TestClass]
    public sealed partial class GuideTests
    {
        private const string Fence = "```\n";

        [TestMethod]
        public void TheTranscriptsOfTheGuideAreReal()
        {
            int sessions = MarkedPage.AssertUpToDate("docs/operations.md", @"session: (?<scene>[a-z-]+)", Replay);
            Assert.IsGreaterThanOrEqualTo(LeastSessions, sessions);
        }

        private const int LeastSessions = 8;

        private static string Replay(Match mark)
        {
            using FieldNode node = GuideScenes.Make(mark.Groups["scene"].Value);
            var text = new StringBuilder(Fence);
            foreach (string line in mark.Groups["body"].Value.Split('\n').Where(l => l.StartsWith(FieldNode.Prompt, StringComparison.Ordinal)))
            {
                string typed = line[FieldNode.Prompt.Length..];
                if (Pause().Match(typed) is { Success: true } pause)
                {
                    node.Run(int.Parse(pause.Groups[1].Value));
                    text.Append(line).Append('\n');
                    continue;
                }

                string shown = node.Type(typed);
                text.Append(FieldNode.Prompt).Append(Plain(shown[..^FieldNode.Prompt.Length]));
            }

            return text.Append(Fence).ToString();
        }

        // Volatile by nature: it changes with every change of the sources.
        private static string Plain(string shown) =>
            SourceHash().Replace(shown.Replace("\r\n", "\n"), "source-hash: (64 digits)");

        [GeneratedRegex(@"^# (\d+) seconds later$")]
        private static partial Regex Pause();

        [GeneratedRegex(@"source-hash: [0-9a-f]{64}")]
        private static partial Regex SourceHash();
    }
}
