using Chronoseal.Firmware.Console;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Field.Console
{
    [TestClass]
    public class LineEditorTests
    {
        [TestMethod]
        [DataRow("ab\rcd\r", "[ab][cd]")]
        [DataRow("ab\ncd\n", "[ab][cd]")]
        [DataRow("ab\r\ncd\r\n", "[ab][cd]")]
        [DataRow("ab\n\rcd\n\r", "[ab][cd]")]
        [DataRow("ab\r\rcd\r", "[ab][][cd]")]
        [DataRow("ab\n\ncd", "[ab][]")]
        [DataRow("ab\r\n\r\ncd\r\n", "[ab][][cd]")]
        [DataRow("\r\n\n", "[][]")]
        [DataRow("ab", "")]
        public void Lines_end_with_either_character_or_both(string bytes, string lines)
        {
            Assert.AreEqual(lines, LinesOf(bytes));
        }

        [TestMethod]
        [DataRow("abc\x08\x08xy\r", "[axy]")]
        [DataRow("abc\x7f\r", "[ab]")]
        [DataRow("a\x08\x08\x08" + "b\r", "[b]")]
        [DataRow("abc\x15" + "de\r", "[de]")]
        [DataRow("abc\x03" + "de\r", "!abandoned[de]")]
        [DataRow("\x03\x03\r", "!abandoned!abandoned[]")]
        [DataRow("a\tb\r", "[a b]")]
        [DataRow("a\x1b[Ab\x1b[1;5Cc\x1bOPd\r", "[abcd]")]
        public void What_is_typed_can_be_mended(string bytes, string lines)
        {
            Assert.AreEqual(lines, LinesOf(bytes));
        }

        [TestMethod]
        [DataRow("ab\u00e9cd\r", "!printable[ab?]")]
        [DataRow("@1\u00e92 info\r", "!printable[@1?]")]
        [DataRow("@1 a\x1b[A\r", "!printable[@1 a?]")]
        [DataRow("a\x1b\x1b[A\r", "!printable[a?]")]
        [DataRow("a\x1b[123456789A\r", "!printable[a?]")]
        [DataRow("a\x1b[\x05\r", "!printable[a?]")]
        [DataRow("a\u0002b\rgood\r", "!printable[a?][good]")]
        [DataRow("a\u0002b\x08\x08\x08\x08\r", "!printable[a?]")]
        [DataRow("a\u0002b\x15" + "good\r", "[good]")]
        public void A_line_with_other_than_printable_characters_is_refused_whole(string bytes, string lines)
        {
            Assert.AreEqual(lines, LinesOf(bytes));
        }

        [TestMethod]
        public void A_line_that_is_too_long_is_told_once_and_the_next_is_good()
        {
            string longest = new string('x', ConsoleLimits.LineCharacters);
            Assert.AreEqual("[" + longest + "]", LinesOf(longest + "\r"));
            Assert.AreEqual("!long[" + longest + "][good]", LinesOf(longest + "yz" + longest + longest + "\r\ngood\r"));
            Assert.AreEqual("[good]", LinesOf(longest + "y\x15good\r"));
        }

        [TestMethod]
        [DataRow("config set broker-password abc", "config set broker-password ***")]
        [DataRow("config set \"broker-password\" abc", "config set \"broker-password\"****")]
        [DataRow("broker-password=a b", "broker-password=***")]
        [DataRow("CONFIG SET BROKER-PASSWORD abc", "CONFIG SET BROKER-PASSWORD ***")]
        [DataRow("config set broker-passwords abc", "config set broker-passwords abc")]
        [DataRow("config set broker-password a\x08\x08\x08 xy", "config set broker-passwor xy")]
        [DataRow("config set broker-password \x08 xy", "config set broker-password **")]
        [DataRow("config get broker-password", "config get broker-password")]
        public void The_value_of_a_secret_setting_is_not_shown(string typed, string shown)
        {
            var editor = new LineEditor(new SecretMask(new[] { "broker-password" }));
            for (int i = 0; i < typed.Length; i++)
            {
                editor.Take(typed[i]);
            }

            string seen = "";
            for (int i = 0; i < editor.Count; i++)
            {
                seen += editor.Shown(i).ToString();
            }

            Assert.AreEqual(shown, seen);
        }

        private static string LinesOf(string bytes)
        {
            var editor = new LineEditor(new SecretMask(new string[0]));
            string lines = "";
            for (int i = 0; i < bytes.Length; i++)
            {
                LineEvent happened = editor.Take(bytes[i]);
                lines += happened == LineEvent.TooLong ? "!long" : happened == LineEvent.NotPrintable ? "!printable" : "";
                lines += happened == LineEvent.Abandoned ? "!abandoned" : "";
                lines += happened >= LineEvent.Line && happened <= LineEvent.NotPrintable ? "[" + editor.Text + "]" : "";
            }

            return lines;
        }
    }
}
