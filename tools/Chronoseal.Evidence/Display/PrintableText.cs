using System.Globalization;
using System.Text;

namespace Chronoseal.Evidence.Display
{
    /// <summary>
    /// Text out of frames, topics and file names, made safe to show: whoever writes it must not be able to move a terminal's cursor, clear its screen,
    /// or turn a line round so that it reads otherwise.
    /// </summary>
    public static class PrintableText
    {
        /// <summary>Characters that are shown; what follows is cut off.</summary>
        public const int MaximumLength = 800;

        private const string Ellipsis = "...";

        /// <summary>The text with control, format and unassigned characters written as \uXXXX, cut where it is too long.</summary>
        public static string Of(string text)
        {
            bool isShort = text.Length <= MaximumLength;
            if (isShort && !text.Any(IsUnsafe))
            {
                return text;
            }

            var safe = new StringBuilder();
            foreach (char c in isShort ? text : text[..MaximumLength])
            {
                safe.Append(IsUnsafe(c) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : c.ToString());
            }

            return safe.Append(isShort ? "" : Ellipsis).ToString();
        }

        // Surrogates too: what they make up can be of any of these categories.
        private static bool IsUnsafe(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
    }
}
