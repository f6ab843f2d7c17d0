import { Button, Text, View } from '@tarojs/components';
import { useState } from 'react';

export default function Home() {
  const [count, setCount] = useState(0);
  return (
    <View className="home">
      <Text>微连心</Text>
      <Button onClick={() => setCount(count + 1)}>我要反映 {count}</Button>
    </View>
  );
}
