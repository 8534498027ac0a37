using Chronoseal.Firmware.Console;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Field.Console
{
    [TestClass]
    public class WordsTests
    {
        [TestMethod]
        [DataRow("", "")]
        [DataRow("   ", "")]
        [DataRow("config  get node ", "[config][get][node]")]
        [DataRow("a \"b c\" d", "[a][b c][d]")]
        [DataRow("a \"\" d", "[a][][d]")]
        [DataRow("a \"say \\\"no\\\" \\\\\"", "[a][say \"no\" \\]")]
        [DataRow("a\\b", "[a\\b]")]
        [DataRow("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16", "[1][2][3][4][5][6][7][8][9][10][11][12][13][14][15][16]")]
        public void A_line_is_cut_at_blanks_outside_quotes(string line, string cut)
        {
            Assert.AreEqual("", Words.Cut(line, out Words words));
            string seen = "";
            for (int i = 0; i < words.Count; i++)
            {
                seen += "[" + words[i] + "]";
            }

            Assert.AreEqual(cut, seen);
            Assert.AreEqual("", words[words.Count]);
        }

        [TestMethod]
        [DataRow("a \"b", "Usage")]
        [DataRow("a \"b\"c", "Usage")]
        [DataRow("a b\"c\"", "Usage")]
        [DataRow("a \"b\\c\"", "Usage")]
        [DataRow("a \"b\\", "Usage")]
        [DataRow("\"", "Usage")]
        [DataRow("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17", "TooManyWords")]
        public void Quotes_that_do_not_fit_and_too_many_words_are_refused(string line, string code)
        {
            Assert.AreEqual(code, Words.Cut(line, out Words words));
            Assert.AreEqual(0, words.Count);
        }
    }
}
