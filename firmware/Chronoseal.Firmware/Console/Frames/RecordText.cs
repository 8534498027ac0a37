namespace Chronoseal.Firmware.Console.Frames
{
    /// <summary>One record of a pack while it is read: what a technician wants to see of it.</summary>
    internal sealed class RecordText
    {
        private const string Digits = "0123456789abcdef";

        internal string Name { get; set; } = "";

        internal string Value { get; set; } = "";

        internal string Unit { get; set; } = "";

        internal int Status { get; set; }

        internal void Clear()
        {
            Name = "";
            Value = "";
            Unit = "";
            Status = 0;
        }

        internal string ToText()
        {
            return Name + "=" + Value + (Unit.Length > 0 && Unit != "/" && Value.Length > 0 ? " " + Unit : "") + (Status == 0 ? "" : " q=" + StatusText());
        }

        private string StatusText()
        {
            var characters = new char[4];
            for (int i = 0; i < characters.Length; i++)
            {
                characters[i] = Digits[(Status >> (12 - 4 * i)) & 15];
            }

            return new string(characters);
        }
    }
}
