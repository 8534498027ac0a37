using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Protocols.Serial
{
    /// <summary>The fields of a line of text: between separators, without the blanks around them. Holds no copy of the line.</summary>
    public sealed class TextFields
    {
        /// <summary>The most fields; what lies beyond is counted and not kept.</summary>
        public const int Capacity = 24;

        private readonly int[] _offsets = new int[Capacity];
        private readonly int[] _lengths = new int[Capacity];
        private byte[] _line = new byte[0];

        /// <summary>How many fields the line has.</summary>
        public int Count { get; private set; }

        /// <summary>Splits a line.</summary>
        /// <param name="line">The bytes; not to change while the fields are in use.</param>
        /// <param name="offset">Where the line begins.</param>
        /// <param name="length">How long it is.</param>
        /// <param name="separator">What stands between fields; of blanks, any number stands for one.</param>
        public void Split(byte[] line, int offset, int length, byte separator)
        {
            _line = line;
            Count = 0;
            int end = offset + length;
            int start = offset;
            for (int i = offset; i <= end; i++)
            {
                if (i == end || line[i] == separator)
                {
                    if (separator != ' ' || i > start)
                    {
                        Keep(start, i);
                    }

                    start = i + 1;
                }
            }
        }

        /// <summary>The length of a field; 0 for one that is not there.</summary>
        public int LengthOf(int index)
        {
            return index < Count && index < Capacity ? _lengths[index] : 0;
        }

        /// <summary>A character of a field; -1 beyond its end.</summary>
        public int CharacterOf(int index, int position)
        {
            return position < LengthOf(index) ? _line[_offsets[index] + position] : -1;
        }

        /// <summary>Whether a field is a text, in either case of its letters.</summary>
        public bool IsText(int index, string text)
        {
            bool isSame = LengthOf(index) == text.Length;
            for (int i = 0; isSame && i < text.Length; i++)
            {
                isSame = Lower(CharacterOf(index, i)) == Lower(text[i]);
            }

            return isSame;
        }

        /// <summary>A field as text. Allocates.</summary>
        public string Text(int index)
        {
            return LengthOf(index) == 0 ? "" : Ascii.Text(_line, _offsets[index], LengthOf(index));
        }

        /// <summary>A field of decimal digits alone; -1 if it is none or lies above a maximum.</summary>
        public int Unsigned(int index, int maximum)
        {
            long value = LengthOf(index) == 0 ? -1 : DecimalText.Digits(_line, _offsets[index], LengthOf(index));
            return value <= maximum ? (int)value : -1;
        }

        /// <summary>A part of a field of decimal digits alone; -1 if it is none.</summary>
        public int Digits(int index, int position, int length)
        {
            return position + length > LengthOf(index) ? -1 : (int)DecimalText.Digits(_line, _offsets[index] + position, length);
        }

        /// <summary>A field as a number in units of 10^-decimals.</summary>
        /// <param name="index">Which.</param>
        /// <param name="decimals">The decimals of the result; a field with more of them is refused.</param>
        /// <param name="value">The number; 0 unless <see cref="Outcome.Ok"/>.</param>
        /// <param name="written">How many decimals the field has.</param>
        /// <returns><see cref="Outcome.WrongReply"/> for anything that is no such number.</returns>
        public Outcome Scaled(int index, int decimals, out long value, out int written)
        {
            value = 0;
            written = 0;
            int length = LengthOf(index);
            if (length == 0 || DecimalText.Parse(_line, _offsets[index], length, out long mantissa, out written) != Outcome.Ok || written > decimals)
            {
                return Outcome.WrongReply;
            }

            value = mantissa * DecimalText.PowerOfTen(decimals - written);
            return Outcome.Ok;
        }

        private void Keep(int start, int end)
        {
            while (start < end && _line[start] == ' ')
            {
                start++;
            }

            while (end > start && _line[end - 1] == ' ')
            {
                end--;
            }

            if (Count < Capacity)
            {
                _offsets[Count] = start;
                _lengths[Count] = end - start;
            }

            Count++;
        }

        private static int Lower(int character)
        {
            return character >= 'A' && character <= 'Z' ? character + 'a' - 'A' : character;
        }
    }
}
