using System.Text.RegularExpressions;

namespace Chronoseal.Tests.Host.Repository
{
    /// <summary>A page with parts that are copies of something else, between marks. CHRONOSEAL_WRITE_DOCS=1 writes them anew.</summary>
    internal static class MarkedPage
    {
        /// <summary>Asserts that what stands between the marks is what it must be.</summary>
        /// <param name="page">The page, from the root of the repository.</param>
        /// <param name="mark">Opening marks; its groups are given to <paramref name="content"/>.</param>
        /// <param name="content">What has to stand there.</param>
        /// <returns>How many marked parts there are.</returns>
        public static int AssertUpToDate(string page, string mark, Func<Match, string> content)
        {
            string path = Path.Combine(RepositoryRoot.Path, page);
            string text = File.ReadAllText(path);
            var marked = new Regex($@"(?<open><!-- {mark} -->\n)(?<body>.*?)(?<close><!-- end -->)", RegexOptions.Singleline);
            string right = marked.Replace(text, m => m.Groups["open"].Value + content(m) + m.Groups["close"].Value);
            if (Environment.GetEnvironmentVariable("CHRONOSEAL_WRITE_DOCS") == "1")
            {
                File.WriteAllText(path, right);
                return marked.Count(right);
            }

            Assert.IsTrue(right == text, $"{page} is out of date from '{FirstDifference(right, text)}' on: run this test with CHRONOSEAL_WRITE_DOCS=1");
            return marked.Count(text);
        }

        private static string FirstDifference(string right, string text) =>
            right.Split('\n').Zip(text.Split('\n')).FirstOrDefault(lines => lines.First != lines.Second).First ?? "the end";
    }
}
