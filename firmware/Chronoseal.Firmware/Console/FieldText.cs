namespace Chronoseal.Firmware.Console
{
    /// <summary>How names and values stand in an answer: docs/console.md.</summary>
    internal static class FieldText
    {
        private const string BarePunctuation = "._:+/@,()%*-";

        /// <summary>Text as it is, with a dot for everything that is no printable ASCII.</summary>
        internal static void Plain(ICharacterSink sink, string text)
        {
            for (int i = 0; i < text.Length; i++)
            {
                sink.Write(Printable(text[i]));
            }
        }

        /// <summary><c>name=value</c>, the value in quotes where it needs them.</summary>
        internal static void Field(ICharacterSink sink, string name, string value)
        {
            for (int i = 0; i < name.Length; i++)
            {
                sink.Write(IsBare(name[i]) ? name[i] : '-');
            }

            sink.Write('=');
            if (IsBare(value))
            {
                Plain(sink, value);
                return;
            }

            sink.Write('"');
            for (int i = 0; i < value.Length; i++)
            {
                if (value[i] == '"' || value[i] == '\\')
                {
                    sink.Write('\\');
                }

                sink.Write(Printable(value[i]));
            }

            sink.Write('"');
        }

        /// <summary>A code: one word of letters and digits, whatever was meant.</summary>
        internal static void Code(ICharacterSink sink, string code)
        {
            for (int i = 0; i < code.Length; i++)
            {
                sink.Write(IsAlphanumeric(code[i]) ? code[i] : '-');
            }

            if (code.Length == 0)
            {
                Plain(sink, "Fault");
            }
        }

        /// <summary>A letter or a digit of ASCII.</summary>
        internal static bool IsAlphanumeric(char character)
        {
            return (character >= '0' && character <= '9') || (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z');
        }

        private static bool IsBare(string value)
        {
            for (int i = 0; i < value.Length; i++)
            {
                if (!IsBare(value[i]))
                {
                    return false;
                }
            }

            return value.Length > 0;
        }

        private static bool IsBare(char character)
        {
            return IsAlphanumeric(character) || BarePunctuation.IndexOf(character) >= 0;
        }

        private static char Printable(char character)
        {
            return character >= ' ' && character < (char)0x7F ? character : '.';
        }
    }
}
