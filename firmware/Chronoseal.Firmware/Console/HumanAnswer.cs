namespace Chronoseal.Firmware.Console
{
    /// <summary>An answer for a human: a field a line, a list item a line, sentences as they are. Written as it comes.</summary>
    internal sealed class HumanAnswer : ConsoleAnswer
    {
        private readonly ConsoleOutput _output;
        private string _code = "";
        private bool _hasContent;
        private bool _isRow;

        internal HumanAnswer(ConsoleOutput output)
        {
            _output = output;
        }

        /// <inheritdoc/>
        public override void Block()
        {
            _output.StartLine();
            if (_hasContent && !_isRow)
            {
                _output.EndLine();
            }

            _isRow = false;
        }

        /// <inheritdoc/>
        public override void Row()
        {
            _output.StartLine();
            _isRow = true;
        }

        /// <inheritdoc/>
        public override void Put(string name, string value)
        {
            _hasContent = true;
            if (_isRow)
            {
                _output.Write(_output.IsAtStart ? "  " : " ");
                FieldText.Field(_output, name, value);
                return;
            }

            _output.Write("  ");
            FieldText.Plain(_output, name);
            _output.Write(": ");
            FieldText.Plain(_output, value);
            _output.EndLine();
        }

        /// <inheritdoc/>
        public override void Say(string sentence)
        {
            _hasContent = true;
            _output.StartLine();
            FieldText.Plain(_output, sentence);
            _output.EndLine();
        }

        /// <inheritdoc/>
        public override void Fail(string code, string causeAndRemedy)
        {
            _hasContent = true;
            _output.StartLine();
            _output.Write("error ");
            FieldText.Code(_output, code);
            _output.Write(": ");
            FieldText.Plain(_output, causeAndRemedy);
            _output.EndLine();
        }

        /// <inheritdoc/>
        public override void Succeed(string code)
        {
            _code = code;
        }

        internal void Begin()
        {
            _hasContent = false;
            _isRow = false;
            _code = "Ok";
        }

        internal override void Finish()
        {
            _output.StartLine();
            if (!_hasContent)
            {
                FieldText.Code(_output, _code);
                _output.EndLine();
            }
        }
    }
}
