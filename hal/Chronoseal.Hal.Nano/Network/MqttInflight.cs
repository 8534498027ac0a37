using System;

namespace Chronoseal.Hal.Nano
{
    /// <summary>
    /// The window of QoS 1 messages. M2Mqtt keeps the payload array that it was given and reads it again for each retry until
    /// the acknowledgement, so that an array is reused only after that. A steady run of equal lengths then allocates no
    /// payloads. Not synchronised: the link's lock guards it.
    /// </summary>
    internal sealed class MqttInflight
    {
        private readonly MqttSlot[] _slots;

        internal MqttInflight(int size)
        {
            _slots = new MqttSlot[size];
            for (int i = 0; i < size; i++)
            {
                _slots[i] = new MqttSlot();
            }
        }

        /// <summary>Copies a payload to a free slot; null if the window is full.</summary>
        internal MqttSlot Rent(byte[] payload, int count)
        {
            MqttSlot slot = FreeSlot(count);
            if (slot == null)
            {
                return null;
            }

            if (slot.Payload == null || slot.Payload.Length != count)
            {
                slot.Payload = new byte[count];
            }

            if (count > 0)
            {
                Array.Copy(payload, 0, slot.Payload, 0, count);
            }

            slot.IsBusy = true;
            slot.MessageId = 0;
            return slot;
        }

        /// <summary>Frees the slot of a message that the client is done with; false if there is none.</summary>
        internal bool Complete(int messageId)
        {
            for (int i = 0; i < _slots.Length; i++)
            {
                if (_slots[i].IsBusy && _slots[i].MessageId == messageId)
                {
                    _slots[i].IsBusy = false;
                    return true;
                }
            }

            return false;
        }

        /// <summary>
        /// Frees the slot of one message sent before a counter value and returns its id, 0 if there is none. Its array is left
        /// to the client, which may still hold it.
        /// </summary>
        internal int TakeSentBefore(long limitMicroseconds)
        {
            for (int i = 0; i < _slots.Length; i++)
            {
                if (_slots[i].IsBusy && _slots[i].MessageId != 0 && _slots[i].SentMicroseconds < limitMicroseconds)
                {
                    Forget(_slots[i]);
                    return _slots[i].MessageId;
                }
            }

            return 0;
        }

        /// <summary>Frees a slot and leaves its array to the client.</summary>
        internal void Forget(MqttSlot slot)
        {
            slot.Payload = null;
            slot.IsBusy = false;
        }

        /// <summary>Frees all slots and leaves their arrays to the client, whose threads may outlive the connection by a moment.</summary>
        internal void Clear()
        {
            for (int i = 0; i < _slots.Length; i++)
            {
                Forget(_slots[i]);
            }
        }

        private MqttSlot FreeSlot(int count)
        {
            MqttSlot free = null;
            for (int i = 0; i < _slots.Length; i++)
            {
                if (!_slots[i].IsBusy)
                {
                    if (_slots[i].Payload != null && _slots[i].Payload.Length == count)
                    {
                        return _slots[i];
                    }

                    if (free == null || _slots[i].Payload == null)
                    {
                        free = _slots[i];
                    }
                }
            }

            return free;
        }
    }
}
