using System;
using Chronoseal.Firmware.Trust;

namespace Chronoseal.Firmware.Uplink
{
    /// <summary>The latest birth frame, kept for the broker's retained copy. Written by the acquisition task, read by the uplink.</summary>
    public sealed class BirthCopy
    {
        private readonly object _gate = new object();
        private readonly byte[] _frame = new byte[Limits.FrameBytes];
        private int _length;
        private int _version;

        /// <summary>Changes with every new birth frame; 0 before the first.</summary>
        public int Version
        {
            get
            {
                lock (_gate)
                {
                    return _version;
                }
            }
        }

        /// <summary>Takes a copy of a frame.</summary>
        public void Set(SealedFrame frame)
        {
            lock (_gate)
            {
                Array.Copy(frame.Buffer, frame.Offset, _frame, 0, frame.Length);
                _length = frame.Length;
                _version++;
            }
        }

        /// <summary>Copies the frame out; returns its length.</summary>
        public int CopyTo(byte[] buffer)
        {
            lock (_gate)
            {
                Array.Copy(_frame, 0, buffer, 0, _length);
                return _length;
            }
        }
    }
}
