namespace Chronoseal.Firmware.Console
{
    /// <summary>An answer for a machine: exactly one line, kept until it is sure whether it is one of success.</summary>
    internal sealed class MachineAnswer : ConsoleAnswer
    {
        private readonly ConsoleOutput _output;
        private readonly AnswerText _text = new AnswerText();
        private string _id = "";
        private string _code = "";
        private bool _isError;
        private bool _isRecordDue;
        private bool _isRow;

        internal MachineAnswer(ConsoleOutput output)
        {
            _output = output;
        }

        /// <inheritdoc/>
        public override bool IsForMachine
        {
            get { return true; }
        }

        /// <inheritdoc/>
        public override void Block()
        {
            _isRecordDue = !_text.IsEmpty;
            _isRow = false;
        }

        /// <inheritdoc/>
        public override void Row()
        {
            Block();
            _isRow = true;
        }

        /// <inheritdoc/>
        public override void Put(string name, string value)
        {
            if (_isError)
            {
                return;
            }

            FieldText.Plain(_text, _isRecordDue ? " ; " : " ");
            _isRecordDue = false;
            FieldText.Field(_text, name, value);
        }

        /// <summary>A sentence is no field of a list's last item.</summary>
        public override void Say(string sentence)
        {
            if (_isRow)
            {
                Block();
            }

            Put("note", sentence);
        }

        /// <inheritdoc/>
        public override void Fail(string code, string causeAndRemedy)
        {
            _text.Clear();
            _isError = true;
            _code = code;
            _text.Write(' ');
            FieldText.Plain(_text, causeAndRemedy);
        }

        /// <inheritdoc/>
        public override void Succeed(string code)
        {
            _code = _isError ? _code : code;
        }

        internal void Begin(string id)
        {
            _id = id;
            _code = "Ok";
            _isError = false;
            _isRecordDue = false;
            _isRow = false;
            _text.Clear();
        }

        internal override void Finish()
        {
            if (_text.HasOverflowed)
            {
                Fail("TooLong", "the answer is too long for one line; ask for less of it");
            }

            _output.StartLine();
            _output.Write('@');
            _output.Write(_id);
            _output.Write(_isError ? " err " : " ok ");
            FieldText.Code(_output, _code);
            _text.CopyTo(_output);
            _output.EndLine();
            _text.Clear();
        }
    }
}
