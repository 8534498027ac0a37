using System;
using System.Collections;

namespace Chronoseal.Tests.Fakes
{
    /// <summary>Keeps the lines that a program reports, and ends it by an exception once there are enough.</summary>
    internal sealed class LineLog
    {
        private readonly ArrayList _lines = new ArrayList();
        private readonly int _limit;

        public LineLog(int limit)
        {
            _limit = limit;
        }

        public int Count
        {
            get { return _lines.Count; }
        }

        public string this[int index]
        {
            get { return (string)_lines[index]; }
        }

        public void Add(string line)
        {
            _lines.Add(line);
            if (_lines.Count >= _limit)
            {
                throw new InvalidOperationException();
            }
        }
    }
}
